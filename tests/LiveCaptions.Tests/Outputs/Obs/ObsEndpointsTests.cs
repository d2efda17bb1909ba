using System.Net;
using System.Text;
using System.Text.Json;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Http;
using LiveCaptions.Tests.Obs.Fake;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>The requests that set up OBS, to the real service and a fake OBS.</summary>
public sealed class ObsEndpointsTests
{
    private const string Password = "Zürich 🎤";

    private static async Task WithAsync(Func<RunningService, FakeObs, Task> act)
    {
        await using var obs = await FakeObs.StartAsync(Password);
        await using var service = await RunningService.StartAsync();
        await File.WriteAllTextAsync(
            service.SettingsFile,
            JsonSerializer.Serialize(new { Obs = new { Address = obs.Address.ToString() } }),
            Test.Stop
        );
        await act(service, obs);
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        RunningService service,
        string method,
        string path,
        object? body = null,
        string? origin = null
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return (answer.StatusCode, await answer.TextAsync());
    }

    private static ObsSettings Saved(RunningService service) =>
        SettingsSources.Read(service.SettingsFile, new Dictionary<string, string>(), []).Obs;

    [Fact]
    public Task OBS_is_set_up_shown_and_cleaned_up_as_the_commands_do_it() =>
        WithAsync(
            async (service, obs) =>
            {
                var (status, text) = await SendAsync(
                    service,
                    "POST",
                    "/api/obs/setup",
                    new
                    {
                        scene = "Break",
                        kind = "Text",
                        password = Password,
                    }
                );

                Assert.Equal(HttpStatusCode.OK, status);
                var done = JsonSerializer.Deserialize<JsonElement>(text);
                Assert.Equal(
                    ("Text", "Break", true),
                    (done.GetProperty("kind").GetString(), done.GetProperty("scene").GetString(), done.GetProperty("created").GetBoolean())
                );
                Assert.StartsWith(
                    "Captions are in the scene \"Break\" of OBS",
                    done.GetProperty("told").GetString(),
                    StringComparison.Ordinal
                );
                Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
                Assert.Equal((true, Password), (Saved(service).Enabled, Saved(service).Password));
                Assert.Single(obs.Studio.Inputs);

                var standing = JsonSerializer.Deserialize<JsonElement>((await SendAsync(service, "GET", "/api/obs")).Text);
                Assert.Equal(
                    ("29.0.2", "text_ft2_source_v2", "not live"),
                    (
                        standing.GetProperty("obsVersion").GetString(),
                        standing.GetProperty("sourceKind").GetString(),
                        standing.GetProperty("stream").GetString()
                    )
                );
                Assert.Equal(["Scene", "Break"], standing.GetProperty("scenes").EnumerateArray().Select(s => s.GetString()));

                Assert.Equal(HttpStatusCode.OK, (await SendAsync(service, "POST", "/api/obs/remove")).Status);
                Assert.Empty(obs.Studio.Inputs);
                Assert.Null(Saved(service).Password);
            }
        );

    [Fact]
    public Task A_password_from_a_file_is_used_and_only_its_path_is_saved() =>
        WithAsync(
            async (service, _) =>
            {
                var file = service.SettingsFile + ".password";
                await File.WriteAllTextAsync(file, Password + "\n", Test.Stop);

                Assert.Equal(HttpStatusCode.OK, (await SendAsync(service, "POST", "/api/obs/setup", new { passwordFile = file })).Status);

                Assert.Equal((null, file), (Saved(service).Password, Saved(service).PasswordFile));
            }
        );

    [Fact]
    public Task A_refusal_of_OBS_is_reported_without_the_password_and_nothing_is_saved() =>
        WithAsync(
            async (service, obs) =>
            {
                var (status, text) = await SendAsync(service, "POST", "/api/obs/setup", new { password = "not this one" });

                Assert.Equal(HttpStatusCode.Conflict, status);
                Assert.Contains("OBS refused the password", text, StringComparison.Ordinal);
                Assert.DoesNotContain("not this one", text, StringComparison.Ordinal);
                Assert.Empty(obs.Requests);
                Assert.False(Saved(service).Enabled);
            }
        );

    [Fact]
    public Task The_overlay_is_set_up_with_a_look_that_is_kept_and_with_no_other() =>
        WithAsync(
            async (service, obs) =>
            {
                obs.Studio.Kinds = [.. obs.Studio.Kinds, "browser_source"];
                var body = new { look = "stage", password = Password };
                Assert.Equal(
                    (HttpStatusCode.BadRequest, "There is no look \"stage\", so nothing was changed. Save one in the builder first."),
                    await SendAsync(service, "POST", "/api/obs/setup", body)
                );
                Assert.Equal(
                    (HttpStatusCode.BadRequest, "A text source has no look of ours, so nothing was changed; leave out kind or look."),
                    await SendAsync(service, "POST", "/api/obs/setup", new { look = "stage", kind = "Text" })
                );
                Assert.Empty(obs.Requests);

                await SendAsync(service, "PUT", "/api/looks/stage", new { values = new { size = "56" } });
                Assert.Equal(HttpStatusCode.OK, (await SendAsync(service, "POST", "/api/obs/setup", body)).Status);

                Assert.EndsWith("/overlay?look=stage", (string?)obs.Studio.Inputs.Single().Settings["url"], StringComparison.Ordinal);
            }
        );

    [Fact]
    public Task A_missing_scene_is_reported_with_the_scenes_that_exist() =>
        WithAsync(
            async (service, _) =>
                Assert.Equal(
                    (HttpStatusCode.Conflict, "OBS has no scene \"Attic\", so nothing was changed. There are: Scene, Break."),
                    await SendAsync(service, "POST", "/api/obs/setup", new { scene = "Attic", password = Password })
                )
        );

    [Fact]
    public Task An_unreachable_OBS_is_reported_with_how_to_switch_its_server_on() =>
        WithAsync(
            async (service, _) =>
            {
                await File.WriteAllTextAsync(service.SettingsFile, """{ "Obs": { "Address": "ws://127.0.0.1:1" } }""", Test.Stop);

                var (status, text) = await SendAsync(service, "GET", "/api/obs");

                Assert.Equal(HttpStatusCode.Conflict, status);
                Assert.Contains("switch on Tools → WebSocket Server Settings", text, StringComparison.Ordinal);
            }
        );

    [Fact]
    public Task Settings_that_cannot_be_used_are_reported_and_not_overwritten() =>
        WithAsync(
            async (service, _) =>
            {
                await File.WriteAllTextAsync(service.SettingsFile, """{ "Obs": { "Adress": "ws://127.0.0.1:1" } }""", Test.Stop);

                var (status, text) = await SendAsync(service, "POST", "/api/obs/setup", new { password = Password });

                Assert.Equal(HttpStatusCode.Conflict, status);
                Assert.StartsWith("Nothing was changed. ", text, StringComparison.Ordinal);
                Assert.Contains("Adress", text, StringComparison.Ordinal);
            }
        );

    [Theory]
    [InlineData(
        """{ "passwordFile": "secret" }""",
        "passwordFile is not an absolute path, so nothing was changed; write it from the root on."
    )]
    [InlineData(
        """{ "scene": "" }""",
        "A text is empty or longer than 1000 characters, so nothing was changed; leave out what should take its default."
    )]
    [InlineData(
        """{ "address": "ws://evil.example" }""",
        "The body cannot be used, so nothing was changed. Send {\"scene\": \"Talk\", \"kind\": \"Overlay\", \"look\": \"stage\", \"password\": \"...\"}, with any of these members left out, as application/json."
    )]
    public Task A_wrong_body_is_refused_before_OBS_is_asked(string body, string sentence) =>
        WithAsync(
            async (service, obs) =>
            {
                Assert.Equal(
                    (HttpStatusCode.BadRequest, sentence),
                    await SendAsync(service, "POST", "/api/obs/setup", JsonSerializer.Deserialize<JsonElement>(body))
                );

                Assert.Equal(0, obs.Connections);
            }
        );

    [Fact]
    public Task A_file_that_OBS_shows_may_not_touch_OBS() =>
        WithAsync(
            async (service, obs) =>
            {
                foreach (var path in (string[])["/api/obs/setup", "/api/obs/remove"])
                    Assert.Equal(
                        HttpStatusCode.Forbidden,
                        (await SendAsync(service, "POST", path, new { password = Password }, "http://absolute")).Status
                    );

                Assert.Equal(0, obs.Connections);
            }
        );
}
