// Does with obs-websocket-js what our client does, and prints what came of it as JSON.
// Arguments: ADDRESS; the password is in OBS_PASSWORD.
import { OBSWebSocket } from "obs-websocket-js/json";

const address = process.argv[2];
const obs = new OBSWebSocket();
const result = { hello: null, events: [] };

const failure = async promise => {
  try { await promise; return null; } catch (e) { return e.code; }
};

result.wrongPassword = await failure(new OBSWebSocket().connect(address, "not " + process.env.OBS_PASSWORD));
result.hello = await obs.connect(address, process.env.OBS_PASSWORD, { rpcVersion: 1, eventSubscriptions: 64 });
obs.on("StreamStateChanged", data => result.events.push(data));
obs.on("InputMuteStateChanged", data => result.events.push(data));

result.version = await obs.call("GetVersion");
result.created = await obs.call("CreateInput", { sceneName: "Scene", inputName: "Captions", inputKind: "text_ft2_source_v2", inputSettings: { text: "", custom_width: 1200 } });
await obs.call("SetInputSettings", { inputName: "Captions", inputSettings: { text: "Grüße 🎤" } });
result.settings = await obs.call("GetInputSettings", { inputName: "Captions" });
result.twice = await failure(obs.call("CreateInput", { sceneName: "Scene", inputName: "Captions", inputKind: "text_ft2_source_v2" }));
result.missing = await failure(obs.call("GetInputSettings", { inputName: "Nothing" }));
result.unknown = await failure(obs.call("Levitate"));
result.notLive = await failure(obs.call("SendStreamCaption", { captionText: "hello" }));
result.batch = await obs.callBatch([
  { requestType: "GetVersion" },
  { requestType: "GetInputSettings", requestData: { inputName: "Nothing" } },
  { requestType: "GetStreamStatus" },
], { haltOnFailure: true });
await obs.reidentify({ eventSubscriptions: 8 });
result.status = await obs.call("GetStreamStatus");
const closed = new Promise(resolve => obs.once("ConnectionClosed", e => resolve(e.code)));
obs.call("GetRecordStatus").catch(() => {});
result.kicked = await closed;
console.log(JSON.stringify(result));
