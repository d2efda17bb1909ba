using System.Text.Json;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>Validates the fake OBS of the unit tests against an independent client, obs-websocket-js.</summary>
public class ObsPeerTests
{
    private const string Password = "Zürich 🎤";

    [Fact]
    public async Task The_fake_OBS_of_the_unit_tests_satisfies_obs_websocket_js()
    {
        await using var fake = await FakeObs.StartAsync(Password);
        fake.Answering = async request =>
        {
            if (request.Type == "GetStreamStatus")
            {
                await fake.RaiseAsync("StreamStateChanged", EventSubscriptions.Outputs, new() { ["outputActive"] = true });
                await fake.RaiseAsync(
                    "InputMuteStateChanged",
                    EventSubscriptions.Inputs,
                    new() { ["inputName"] = "Mic", ["inputMuted"] = true }
                );
            }
            if (request.Type == "GetRecordStatus")
                await fake.CloseAsync(ObsCloseCode.SessionInvalidated, "Your session has been invalidated.");
            return null;
        };
        var peers = Path.Combine(Repository.Root, "tests", "LiveCaptions.EndToEnd", "peers");

        var run = await ProgramRun.OfAsync(
            Cli.Wrap("node")
                .WithArguments(["obs-client.mjs", fake.Address.ToString()])
                .WithWorkingDirectory(peers)
                .WithEnvironmentVariables(e => e.Set("OBS_PASSWORD", Password))
        );

        Assert.True(run.ExitCode == 0, run.Error);
        var result = JsonSerializer.Deserialize<JsonElement>(run.Output);
        Assert.Equal(
            ((int)ObsCloseCode.AuthenticationFailed, (int)ObsCloseCode.SessionInvalidated),
            (Number(result, "wrongPassword"), Number(result, "kicked"))
        );
        Assert.Equal(1, Number(result.GetProperty("hello"), "negotiatedRpcVersion"));
        Assert.Equal("29.0.2", result.GetProperty("version").GetProperty("obsVersion").GetString());
        Assert.Equal(1, Number(result.GetProperty("created"), "sceneItemId"));
        Assert.Equal(
            """{"text":"Grüße 🎤","custom_width":1200}""",
            result.GetProperty("settings").GetProperty("inputSettings").GetRawText()
        );
        Assert.Equal(
            (601, 600, 204, 501),
            (Number(result, "twice"), Number(result, "missing"), Number(result, "unknown"), Number(result, "notLive"))
        );
        Assert.Equal(
            [100, 600],
            result.GetProperty("batch").EnumerateArray().Select(one => Number(one.GetProperty("requestStatus"), "code"))
        );
        // The client was subscribed to inputs only by then, so the stream's event was not sent to it.
        Assert.Equal("""[{"inputName":"Mic","inputMuted":true}]""", result.GetProperty("events").GetRawText());
    }

    private static int Number(JsonElement of, string field) => of.GetProperty(field).GetInt32();
}
