import assert from "node:assert/strict";
import { test } from "node:test";
import { setupOf, standingOf } from "../../operator/obs-setup.js";

test("empty fields are left to the service", () => {
  assert.deepEqual(setupOf(" ", "", "", ""), {});
  assert.deepEqual(setupOf(" Talk ", "Text", " pass word ", " /secret/password "), {
    scene: "Talk",
    kind: "Text",
    password: " pass word ",
    passwordFile: "/secret/password",
  });
});

test("the state of OBS is told in words", () => {
  const standing = { obsVersion: "29.0.2", enabled: false, source: "LiveCaptions", sourceKind: null, stream: "live", recording: "paused" };
  assert.equal(
    standingOf(standing),
    "OBS 29.0.2: stream live, recording paused, there is no source “LiveCaptions” in this scene collection. LiveCaptions is not connected to it: set it up.",
  );
  assert.match(
    standingOf({ ...standing, enabled: true, sourceKind: "browser_source" }),
    /“LiveCaptions” is there\. LiveCaptions connects to it when it starts\./,
  );
});
