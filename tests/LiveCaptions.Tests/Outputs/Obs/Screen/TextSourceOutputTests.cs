using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs.Screen;

public sealed class TextSourceOutputTests : IDisposable
{
    private const string Kind = "text_ft2_source_v2";

    private static CaptionFrame Frame(string settled, string tentative = "", bool speaking = true) =>
        new(
            "main",
            "main",
            1,
            0,
            0,
            0,
            speaking,
            "en",
            settled.Length + tentative.Length == 0
                ? []
                :
                [
                    .. settled
                        .Split('\n')
                        .Select((line, n) => new CaptionLine(n, line, n == settled.Count(c => c == '\n') ? tentative : "")),
                ]
        );

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<Outlet<TextSourceOutput>> OpenAsync(bool there = true, string text = "")
    {
        var outlet = await Outlet<TextSourceOutput>.OpenAsync(
            (obs, clock, log) =>
                new(
                    new(),
                    TimeSpan.FromSeconds(4),
                    () => SentTexts.Open(Path.Combine(folder, "texts"), "localhost:4455", "LiveCaptions"),
                    obs,
                    clock,
                    log
                ),
            studio =>
            {
                if (there)
                    studio.Put("LiveCaptions", Kind, new() { ["text"] = text });
            }
        );
        await outlet.UntilAskedAsync("GetInputSettings");
        return outlet;
    }

    private static string? TextIn(Outlet<TextSourceOutput> outlet) => (string?)outlet.Obs.Studio.Inputs.Single().Settings["text"];

    private static Task<FakeRequest> TextAsync(Outlet<TextSourceOutput> outlet, string text) =>
        outlet.UntilAskedAsync("SetInputSettings", r => (string?)r.Data["inputSettings"]!["text"] == text);

    private static Task<FakeRequest> PassTextAsync(Outlet<TextSourceOutput> outlet, string text) =>
        outlet.PassUntilAskedAsync(0.1, "SetInputSettings", r => (string?)r.Data["inputSettings"]!["text"] == text);

    private static int Sent(Outlet<TextSourceOutput> outlet) => outlet.Obs.Requests.Count(r => r.Type == "SetInputSettings");

    [Theory]
    [InlineData("one")]
    [InlineData("one two")]
    public async Task Text_left_by_a_run_that_was_killed_is_cleared_also_if_OBS_had_saved_an_earlier_one(string left)
    {
        await using (var killed = await OpenAsync())
        {
            killed.Output.Offer(Frame("one"));
            await PassTextAsync(killed, "one");
            killed.Output.Offer(Frame("one two"));
            await PassTextAsync(killed, "one two");
        }

        await using var outlet = await OpenAsync(text: left);

        await TextAsync(outlet, "");
        outlet.Output.Offer(Frame("good evening\nand wel", "come"));
        await PassTextAsync(outlet, "good evening\nand welcome");
        await outlet.UntilAsync(() => TextIn(outlet) == "good evening\nand welcome");
    }

    [Fact]
    public async Task A_text_of_somebody_else_stays_until_there_are_captions()
    {
        await using var outlet = await OpenAsync(text: "Back in five minutes");
        await outlet.Obs.RaiseAsync(
            "CurrentSceneCollectionChanged",
            EventSubscriptions.Config,
            new() { ["sceneCollectionName"] = "Other" }
        );
        await outlet.PassUntilAskedAsync(0.1, "GetInputSettings", _ => true);
        await outlet.Output.LeaveAsync(outlet.Stop);
        Assert.Equal(("Back in five minutes", 0), (TextIn(outlet), Sent(outlet)));

        outlet.Output.Offer(Frame("good evening"));
        await PassTextAsync(outlet, "good evening");
    }

    [Fact]
    public async Task Texts_in_a_source_that_shows_captions_no_more_are_cleared_and_others_stay()
    {
        await using (var killed = await OpenAsync())
        {
            killed.Output.Offer(Frame("ours"));
            await PassTextAsync(killed, "ours");
            killed.Obs.Studio.Rename("LiveCaptions", "Words");
            await killed.Obs.RaiseAsync(
                "InputNameChanged",
                EventSubscriptions.Inputs,
                new() { ["oldInputName"] = "LiveCaptions", ["inputName"] = "Words" }
            );
            await killed.UntilAsync(() => killed.Output.Source == "Words");
        }
        var texts = Path.Combine(folder, "texts");
        Assert.False(LeftTexts.Exist(texts, "localhost:4456"));
        Assert.True(LeftTexts.Exist(texts, "localhost:4455"));

        await using var outlet = await Outlet<LeftTexts>.OpenAsync(
            (obs, clock, log) => new(texts, "localhost:4455", obs, clock, log),
            studio =>
            {
                studio.Put("Words", Kind, new() { ["text"] = "ours" });
                studio.Put("LiveCaptions", Kind, new() { ["text"] = "theirs" });
            }
        );

        Assert.Equal("Words", (await outlet.UntilAskedAsync("SetInputSettings")).Text("inputName"));
        await outlet.UntilAsync(() => !LeftTexts.Exist(texts, "localhost:4455") && !Directory.EnumerateFiles(texts).Any());
        Assert.Equal(["theirs", ""], outlet.Obs.Studio.Inputs.Select(input => (string?)input.Settings["text"]).OrderDescending());
    }

    [Fact]
    public async Task A_hundred_frames_at_once_become_one_update_and_the_newest_wins()
    {
        await using var outlet = await OpenAsync();

        for (var n = 0; n < 100; n++)
            outlet.Output.Offer(Frame($"word {n}"));
        await PassTextAsync(outlet, "word 99");
        Assert.Equal(1, Sent(outlet));
    }

    [Fact]
    public async Task A_steady_flow_of_frames_is_sent_at_most_ten_times_a_second()
    {
        await using var outlet = await OpenAsync();

        for (var n = 0; n < 60; n++)
        {
            outlet.Output.Offer(Frame($"word {n}"));
            await PassTextAsync(outlet, $"word {n}");
        }

        Assert.Equal(60, Sent(outlet));
        Assert.InRange(outlet.Monotonic.Now.TotalSeconds, 6, 60);
    }

    [Fact]
    public async Task The_text_is_cleared_after_the_hold()
    {
        await using var outlet = await OpenAsync();
        outlet.Output.Offer(Frame("good bye"));
        await PassTextAsync(outlet, "good bye");

        outlet.Output.Offer(Frame("good bye", speaking: false));
        await outlet.PassAsync(4);

        await TextAsync(outlet, "");
    }

    [Fact]
    public async Task Clear_empties_the_picture()
    {
        await using var outlet = await OpenAsync();
        outlet.Output.Offer(Frame("my address is"));
        await PassTextAsync(outlet, "my address is");

        outlet.Output.Clear();
        await PassTextAsync(outlet, "");
    }

    [Fact]
    public async Task A_renamed_source_keeps_its_captions()
    {
        await using var outlet = await OpenAsync();
        outlet.Obs.Studio.Rename("LiveCaptions", "Words");
        await outlet.Obs.RaiseAsync(
            "InputNameChanged",
            EventSubscriptions.Inputs,
            new() { ["oldInputName"] = "LiveCaptions", ["inputName"] = "Words" }
        );
        await outlet.UntilAsync(() => outlet.Output.Source == "Words");

        outlet.Output.Offer(Frame("still here"));
        Assert.Equal("Words", (await PassTextAsync(outlet, "still here")).Text("inputName"));
    }

    [Fact]
    public async Task A_missing_source_is_reported_once_and_used_when_it_is_created()
    {
        await using var outlet = await OpenAsync(there: false);
        await outlet.UntilAsync(() => outlet.Output.Status.Problem is not null);
        Assert.Contains("OBS has no source \"LiveCaptions\"", outlet.Output.Status.Problem, StringComparison.Ordinal);
        await outlet.PassAsync(3);
        await outlet.UntilAskedAsync("GetInputSettings");

        outlet.Obs.Studio.Put("LiveCaptions", Kind, []);
        await outlet.Obs.RaiseAsync(
            "InputCreated",
            EventSubscriptions.Inputs,
            new()
            {
                ["inputName"] = "LiveCaptions",
                ["inputKind"] = Kind,
                ["unversionedInputKind"] = "text_ft2_source",
            }
        );
        await outlet.PassUntilAskedAsync(0.1, "GetInputSettings", _ => true);
        await outlet.UntilAsync(() => outlet.Output.Status.Problem is null);
        Assert.Single(outlet.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_removed_source_is_reported_at_once()
    {
        await using var outlet = await OpenAsync();
        outlet.Obs.Studio.Remove("LiveCaptions");

        await outlet.Obs.RaiseAsync("InputRemoved", EventSubscriptions.Inputs, new() { ["inputName"] = "LiveCaptions" });

        await outlet.UntilAsync(() => outlet.Output.Status.Problem is not null);
    }

    [Fact]
    public async Task The_text_returns_after_a_change_of_scene_collection_and_a_crash_of_OBS()
    {
        await using var outlet = await OpenAsync();
        outlet.Output.Offer(Frame("in the middle of"));
        await PassTextAsync(outlet, "in the middle of");

        await outlet.Obs.RaiseAsync(
            "CurrentSceneCollectionChanged",
            EventSubscriptions.Config,
            new() { ["sceneCollectionName"] = "Other" }
        );
        await PassTextAsync(outlet, "in the middle of");

        outlet.Obs.Abort();
        outlet.Output.Offer(Frame("in the middle of a sentence"));
        await outlet.PassAsync(0.5);
        await TextAsync(outlet, "in the middle of a sentence");
        Assert.Equal(2, outlet.Obs.Connections);
    }

    [Fact]
    public async Task Nothing_stays_in_the_picture_when_the_program_ends()
    {
        await using var outlet = await OpenAsync();
        outlet.Output.Offer(Frame("the end"));
        await PassTextAsync(outlet, "the end");
        await outlet.UntilAsync(() => (string?)outlet.Obs.Studio.Inputs.Single().Settings["text"] == "the end");

        await outlet.Output.LeaveAsync(outlet.Stop);

        Assert.Equal("", (string?)outlet.Obs.Studio.Inputs.Single().Settings["text"]);
    }
}
