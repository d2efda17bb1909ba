// The module with Companion's own package, in a process of its own, against a service that answers as LiveCaptions does.
import assert from "node:assert/strict";
import test from "node:test";
import { Double, Host } from "./host.js";

const within = { timeout: 60_000 };

async function scene(context, config = {}, prepare = () => {}) {
  const service = new Double();
  prepare(service);
  const port = await service.start();
  const host = await Host.start({
    address: `http://127.0.0.1:${port}/`,
    token: "",
    track: "",
    ...config,
  });
  context.after(() => Promise.all([host.stop(), service.stop()]));
  return { service, port, host };
}

test(
  "every key that is offered does and shows what there is",
  within,
  async (context) => {
    const { host } = await scene(context);
    await host.until(() => host.told.setPresetDefinitions);
    const actions = new Map(
      host.told.setActionDefinitions.actions.map(({ id, options }) => [
        id,
        options.map((option) => option.id),
      ]),
    );
    const feedbacks = new Set(
      host.told.setFeedbackDefinitions.feedbacks.map(({ id }) => id),
    );
    const variables = new Set(
      host.told.setVariableDefinitions.variables.map(({ id }) => id),
    );
    assert.ok(host.told.setPresetDefinitions.presets.length >= 10);
    for (const preset of host.told.setPresetDefinitions.presets) {
      for (const { actionId, options } of preset.steps.flatMap(
        ({ down }) => down,
      ))
        assert.deepEqual(
          Object.keys(options),
          actions.get(actionId),
          preset.id,
        );
      for (const { feedbackId } of preset.feedbacks)
        assert.ok(feedbacks.has(feedbackId), preset.id);
      for (const [, name] of preset.style.text.matchAll(/\$\(lc:(\w+)\)/g))
        assert.ok(variables.has(name), preset.id);
    }
  },
);

test(
  "a key takes captions off air and puts them back, and says so at once",
  within,
  async (context) => {
    const { service, host } = await scene(context);
    await host.until(() => host.variables.state === "On air");
    await host.call("updateFeedbacks", {
      feedbacks: {
        f: {
          id: "f",
          controlId: "c",
          upgradeIndex: null,
          disabled: false,
          feedbackId: "off_air",
          options: {},
          isInverted: false,
        },
      },
    });
    await host.press("off_air", { to: "toggle" });
    await host.until(() => host.variables.state === "Off air");
    await host.until(() =>
      host.told.updateFeedbackValues?.values.some(
        ({ id, value }) => id === "f" && value === true,
      ),
    );
    await host.press("off_air", { to: "toggle" });
    await host.until(() => host.variables.state === "On air");
    assert.deepEqual(service.asked, ["POST /api/off-air", "POST /api/on-air"]);
  },
);

test(
  "every action reaches the address that it is documented at",
  within,
  async (context) => {
    const { service, host } = await scene(context);
    await host.until(() => host.variables.state === "On air");
    await host.press("pause", { to: "on" });
    await host.press("pause", { to: "off" });
    await host.press("clear");
    await host.press("overlay", { to: "toggle" });
    await host.press("readers", { to: "on" });
    await host.press("hold", { seconds: 2.5 });
    await host.press("line", { text: "Back at 3" });
    await host.press("catch_up");
    await host.press("check");
    assert.deepEqual(service.asked, [
      "POST /api/tracks/main/pause",
      "POST /api/tracks/main/resume",
      "POST /api/tracks/main/clear",
      'PUT /api/tracks/main/outputs/overlay {"on":false}',
      'PUT /api/tracks/main/outputs/readers {"on":true}',
      'PUT /api/tracks/main/air-delay {"seconds":2.5}',
      'POST /api/tracks/main/lines {"text":"Back at 3"}',
      "POST /api/tracks/main/catch-up",
      "POST /api/tracks/main/check {}",
    ]);
  },
);

test(
  "what is refused is told in the service's sentence",
  within,
  async (context) => {
    const { host } = await scene(
      context,
      {},
      (service) => (service.air.offAir = true),
    );
    await host.until(() => host.variables.state === "Off air");
    await host.press("line", { text: "Hello" });
    await host.until(() =>
      host.told["log-message"]?.message.includes("All captions are off air"),
    );
  },
);

test(
  "a service that goes away is told, and found again when it is back",
  within,
  async (context) => {
    const { service, port, host } = await scene(context);
    await host.until(() => host.variables.state === "On air");
    await service.stop();
    await host.until(
      () => host.told["set-status"].status === "connection_failure",
    );
    assert.match(host.told["set-status"].message, /does not answer/);
    await host.until(() => host.variables.state === "No answer");
    const again = new Double();
    await again.start(port);
    context.after(() => again.stop());
    await host.until(() => host.told["set-status"].status === "ok");
    await host.until(() => host.variables.state === "On air");
  },
);

test(
  "a token is sent, and one that is missing is asked for",
  within,
  async (context) => {
    const { service, port, host } = await scene(
      context,
      {},
      (double) => (double.token = "secret"),
    );
    await host.until(
      () => host.told["set-status"].status === "authentication_failure",
    );
    await host.call("updateConfigAndLabel", {
      label: "lc",
      config: {
        address: `http://127.0.0.1:${port}`,
        token: "secret",
        track: "",
      },
    });
    await host.until(() => host.told["set-status"].status === "ok");
    await host.press("clear");
    assert.deepEqual(service.asked, ["POST /api/tracks/main/clear"]);
  },
);

test("a track that does not exist is named", within, async (context) => {
  const { host } = await scene(context, { track: "guest" });
  await host.until(() => host.told["set-status"].status === "bad_config");
  assert.match(host.told["set-status"].message, /no track "guest"/);
});
