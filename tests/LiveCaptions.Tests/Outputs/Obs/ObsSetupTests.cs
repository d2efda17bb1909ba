using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs;

public class ObsSetupTests
{
    private static readonly ObsSetupRequest Request = new("LiveCaptions", null, null, new("http://127.0.0.1:4955/overlay"), 42);

    private static async Task WithAsync(Func<ObsSetup, FakeObs, Task> act)
    {
        await using var obs = await FakeObs.StartAsync();
        await using var client = new ObsClient(new() { Address = obs.Address });
        client.Start();
        await client.WaitReadyAsync(Test.Stop);
        await act(new(client), obs);
    }

    [Fact]
    public Task An_OBS_without_browser_sources_gets_one_text_source() =>
        WithAsync(
            async (setup, obs) =>
            {
                var first = await setup.SetUpAsync(Request, Test.Stop);
                var second = await setup.SetUpAsync(Request, Test.Stop);

                Assert.Equal((ObsSourceKind.Text, "LiveCaptions", "Scene", true), (first.Kind, first.Name, first.Scene, first.Created));
                Assert.False(second.Created);
                var (name, kind, settings) = Assert.Single(obs.Studio.Inputs);
                Assert.Equal(("LiveCaptions", "text_ft2_source_v2"), (name, kind));
                Assert.Equal(
                    (1728, 73, "DejaVu Sans"),
                    ((int)settings["custom_width"]!, (int)settings["font"]!["size"]!, (string?)settings["font"]!["face"])
                );
                Assert.Equal(
                    (96, 1026),
                    (
                        (int)(double)obs.Studio.Transforms.Values.Single()["positionX"]!,
                        (int)(double)obs.Studio.Transforms.Values.Single()["positionY"]!
                    )
                );
            }
        );

    [Fact]
    public Task An_OBS_with_browser_sources_gets_the_overlay_in_the_size_of_its_canvas() =>
        WithAsync(
            async (setup, obs) =>
            {
                obs.Studio.Kinds = [.. obs.Studio.Kinds, "browser_source"];

                var result = await setup.SetUpAsync(Request with { Scene = "Break" }, Test.Stop);

                Assert.Equal((ObsSourceKind.Overlay, "Break"), (result.Kind, result.Scene));
                var settings = obs.Studio.Inputs.Single().Settings;
                Assert.Equal(
                    ("http://127.0.0.1:4955/overlay", 1920, 1080),
                    ((string?)settings["url"], (int)settings["width"]!, (int)settings["height"]!)
                );
            }
        );

    [Fact]
    public Task A_browser_source_with_our_overlay_is_adopted_under_any_name() =>
        WithAsync(
            async (setup, obs) =>
            {
                obs.Studio.Kinds = [.. obs.Studio.Kinds, "browser_source"];
                obs.Studio.Put("My words", "browser_source", new() { ["url"] = "http://localhost:4955/overlay?size=60" });

                var result = await setup.SetUpAsync(Request, Test.Stop);

                Assert.Equal(("My words", false), (result.Name, result.Created));
                Assert.Equal("http://localhost:4955/overlay?size=60", (string?)Assert.Single(obs.Studio.Inputs).Settings["url"]);
                Assert.Contains("My words", obs.Studio.Scenes["Scene"].Keys);
            }
        );

    [Fact]
    public Task A_new_source_gets_the_look_that_is_asked_for() =>
        WithAsync(
            async (setup, obs) =>
            {
                obs.Studio.Kinds = [.. obs.Studio.Kinds, "browser_source"];

                await setup.SetUpAsync(Request with { Overlay = ObsSources.Overlay(4955, "stage") }, Test.Stop);

                Assert.Equal("http://127.0.0.1:4955/overlay?look=stage", (string?)obs.Studio.Inputs.Single().Settings["url"]);
            }
        );

    [Theory]
    [InlineData("?track=host&size=60&theme=venue&token=abc", "?look=stage&track=host&token=abc")]
    [InlineData("?look=break", "?look=stage")]
    [InlineData("", "?look=stage")]
    public Task An_adopted_overlay_gets_the_look_keeps_its_track_and_loses_what_would_override_it(string before, string after) =>
        WithAsync(
            async (setup, obs) =>
            {
                obs.Studio.Kinds = [.. obs.Studio.Kinds, "browser_source"];
                obs.Studio.Put("My words", "browser_source", new() { ["url"] = "http://localhost:4955/overlay" + before });

                await setup.SetUpAsync(Request with { Overlay = ObsSources.Overlay(4955, "stage") }, Test.Stop);
                Assert.Equal("http://localhost:4955/overlay" + after, (string?)Assert.Single(obs.Studio.Inputs).Settings["url"]);

                await setup.RemoveAsync(Test.Stop);
                Assert.Equal("http://localhost:4955/overlay" + before, (string?)Assert.Single(obs.Studio.Inputs).Settings["url"]);
            }
        );

    [Fact]
    public Task A_created_source_is_removed_and_a_second_removal_finds_nothing() =>
        WithAsync(
            async (setup, obs) =>
            {
                await setup.SetUpAsync(Request, Test.Stop);
                await setup.SetUpAsync(Request, Test.Stop);

                Assert.Equal("The source \"LiveCaptions\" was removed from OBS.", await setup.RemoveAsync(Test.Stop));
                Assert.Empty(obs.Studio.Inputs);
                Assert.Null(await setup.RemoveAsync(Test.Stop));
            }
        );

    [Fact]
    public Task An_adopted_source_is_restored_on_removal() =>
        WithAsync(
            async (setup, obs) =>
            {
                obs.Studio.Put(
                    "LiveCaptions",
                    "text_ft2_source_v2",
                    new()
                    {
                        ["text"] = "Hello",
                        ["font"] = new JsonObject { ["size"] = 30 },
                    }
                );
                await setup.SetUpAsync(Request, Test.Stop);
                obs.Studio.Put(
                    "LiveCaptions",
                    "text_ft2_source_v2",
                    new()
                    {
                        ["text"] = "spoken words",
                        ["font"] = new JsonObject { ["size"] = 30 },
                    }
                );

                Assert.Contains("restored to its previous state", await setup.RemoveAsync(Test.Stop), StringComparison.Ordinal);

                Assert.Equal("""{"text":"Hello","font":{"size":30}}""", Assert.Single(obs.Studio.Inputs).Settings.ToJsonString());
                Assert.Empty(obs.Studio.Scenes["Scene"]);
            }
        );

    [Theory]
    [InlineData("Nowhere", null, "no scene \"Nowhere\", so nothing was changed. There are: Scene, Break.")]
    [InlineData(null, "image_source", "of another kind (image_source)")]
    public Task An_impossible_set_up_is_refused_and_nothing_is_changed(string? scene, string? kind, string told) =>
        WithAsync(
            async (setup, obs) =>
            {
                if (kind is not null)
                    obs.Studio.Put("LiveCaptions", kind, []);

                var refused = await Assert.ThrowsAsync<ObsSetupException>(() =>
                    setup.SetUpAsync(Request with { Scene = scene }, Test.Stop)
                );

                Assert.Contains(told, refused.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(obs.Requests, r =>
                    r.Type.StartsWith("Create", StringComparison.Ordinal) || r.Type.StartsWith("Set", StringComparison.Ordinal)
                );
            }
        );

    [Fact]
    public Task An_overlay_in_an_OBS_without_browser_sources_is_refused_with_the_alternative() =>
        WithAsync(
            async (setup, _) =>
            {
                var refused = await Assert.ThrowsAsync<ObsSetupException>(() =>
                    setup.SetUpAsync(Request with { Kind = ObsSourceKind.Overlay }, Test.Stop)
                );

                Assert.Contains("--as text", refused.Message, StringComparison.Ordinal);
            }
        );
}
