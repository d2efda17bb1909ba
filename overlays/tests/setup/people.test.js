import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGE_INPUT, freeColour, hintOf, inputChange, inputOf, personChange } from "../../setup/people.js";

const inputs = [
  { id: "webcam", kind: "microphone", tracks: ["main"] },
  { id: "speakers", kind: "loopback", tracks: [] },
  { id: "rode", kind: "microphone", tracks: [] },
];

test("an input is given to a person with its channel, or with all channels", () => {
  assert.deepEqual(inputChange("main", "rode", 2).set, {
    "Tracks:main:Source": "device",
    "Tracks:main:Device": "rode",
    "Tracks:main:Channel": 2,
  });
  assert.equal(inputChange("main", "rode", null).set["Tracks:main:Channel"], null);
  assert.deepEqual(inputChange("guest", PAGE_INPUT, null).set, { "Tracks:guest:Source": "browser" });
});

test("a new person gets the first microphone that nobody has, never the sound of the computer", () => {
  assert.equal(personChange("guest", "Guest", inputs, []).set["Tracks:guest:Device"], "rode");
  const all = personChange("guest", "Guest", inputs.slice(0, 2), []).set;
  assert.deepEqual([all["Tracks:guest:Source"], all["Tracks:guest:Label"]], ["browser", "Guest"]);
});

test("a new person gets a colour that nobody has", () => {
  assert.notEqual(freeColour(["#FFD800"]), "#ffd800");
  const taken = [];
  for (let i = 0; i < 6; i++) taken.push(freeColour(taken));
  assert.equal(new Set(taken).size, 6);
  assert.match(freeColour(taken), /^#[0-9a-f]{6}$/);
});

test("the input of a person is the device that the track listens to, the page, or neither", () => {
  assert.equal(inputOf("main", inputs, "auto"), "webcam");
  assert.equal(inputOf("guest", inputs, "browser"), PAGE_INPUT);
  assert.equal(inputOf("film", inputs, "film.mp4"), null);
});

test("a person speaks, is offered the input that moved, and goes on once it is theirs", () => {
  assert.deepEqual(hintOf(null, inputs, "webcam"), { state: "speak", input: null });
  assert.deepEqual(hintOf("rode", inputs, "webcam"), { state: "use", input: inputs[2] });
  assert.deepEqual(hintOf("rode", inputs, "rode"), { state: "good", input: inputs[2] });
});

test("an input that was unplugged is not offered", () => {
  assert.deepEqual(hintOf("yeti", inputs, "webcam"), { state: "speak", input: null });
});
