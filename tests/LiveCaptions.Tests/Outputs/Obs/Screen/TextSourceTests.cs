using LiveCaptions.Captions;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs.Screen;

public class TextSourceTests
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

    private static async Task<Outlet<TextSourceOutput>> OpenAsync(bool there = true)
    {
        var outlet = await Outlet<TextSourceOutput>.OpenAsync(
            (obs, clock, log) => new(new(), TimeSpan.FromSeconds(4), obs, clock, log),
            studio =>
            {
                if (there)
                    studio.Put("LiveCaptions", Kind, new() { ["text"] = "old words" });
            }
        );
        await TextAsync(outlet, "");
        return outlet;
    }

    private static Task<FakeRequest> TextAsync(Outlet<TextSourceOutput> outlet, string text) =>
        outlet.UntilAskedAsync("SetInputSettings", r => (string?)r.Data["inputSettings"]!["text"] == text);

    private static Task<FakeRequest> PassTextAsync(Outlet<TextSourceOutput> outlet, string text) =>
        outlet.PassUntilAskedAsync(0.1, "SetInputSettings", r => (string?)r.Data["inputSettings"]!["text"] == text);

    private static int Sent(Outlet<TextSourceOutput> outlet) => outlet.Obs.Asked.Count(r => r.Type == "SetInputSettings");

    [Fact]
    public async Task What_an_earlier_run_left_in_the_picture_goes_and_lines_come()
    {
        await using var outlet = await OpenAsync();

        outlet.Output.Offer(Frame("good evening\nand wel", "come"));
        await PassTextAsync(outlet, "good evening\nand welcome");
        await outlet.UntilAsync(() => (string?)outlet.Obs.Studio.Inputs.Single().Settings["text"] == "good evening\nand welcome");
    }

    [Fact]
    public async Task A_hundred_frames_at_once_are_one_update_and_the_newest_wins()
    {
        await using var outlet = await OpenAsync();

        for (var n = 0; n < 100; n++)
            outlet.Output.Offer(Frame($"word {n}"));
        await PassTextAsync(outlet, "word 99");
        Assert.Equal(2, Sent(outlet));
    }

    [Fact]
    public async Task Frames_for_ever_are_sent_at_most_ten_times_a_second()
    {
        await using var outlet = await OpenAsync();

        for (var n = 0; n < 60; n++)
        {
            outlet.Output.Offer(Frame($"word {n}"));
            await PassTextAsync(outlet, $"word {n}");
        }

        Assert.Equal(61, Sent(outlet));
        Assert.InRange(outlet.Monotonic.Now.TotalSeconds, 6, 60);
    }

    [Fact]
    public async Task The_text_is_cleared_when_the_hold_is_over()
    {
        await using var outlet = await OpenAsync();
        outlet.Output.Offer(Frame("good bye"));
        await PassTextAsync(outlet, "good bye");

        outlet.Output.Offer(Frame("good bye", speaking: false));
        await outlet.PassAsync(4);

        await TextAsync(outlet, "");
    }

    [Fact]
    public async Task The_operator_s_clear_empties_the_picture()
    {
        await using var outlet = await OpenAsync();
        outlet.Output.Offer(Frame("my address is"));
        await PassTextAsync(outlet, "my address is");

        outlet.Output.Clear();
        await PassTextAsync(outlet, "");
    }

    [Fact]
    public async Task A_source_that_was_renamed_keeps_its_captions()
    {
        await using var outlet = await OpenAsync();
        outlet.Obs.Studio.Rename("LiveCaptions", "Words");
        await outlet.Obs.HappenAsync("InputNameChanged", 8, new() { ["oldInputName"] = "LiveCaptions", ["inputName"] = "Words" });
        await outlet.UntilAsync(() => outlet.Output.Source == "Words");

        outlet.Output.Offer(Frame("still here"));
        Assert.Equal("Words", (await PassTextAsync(outlet, "still here")).Text("inputName"));
    }

    [Fact]
    public async Task A_source_that_is_missing_is_told_once_and_taken_when_it_comes()
    {
        await using var outlet = await OpenAsync(there: false);
        await outlet.UntilAsync(() => outlet.Output.Status.Sentence is not null);
        Assert.Contains("OBS has no source \"LiveCaptions\"", outlet.Output.Status.Sentence, StringComparison.Ordinal);
        await outlet.PassAsync(3);
        await TextAsync(outlet, "");

        outlet.Obs.Studio.Put("LiveCaptions", Kind, []);
        await outlet.Obs.HappenAsync(
            "InputCreated",
            8,
            new()
            {
                ["inputName"] = "LiveCaptions",
                ["inputKind"] = Kind,
                ["unversionedInputKind"] = "text_ft2_source",
            }
        );
        await PassTextAsync(outlet, "");
        await outlet.UntilAsync(() => outlet.Output.Status.Sentence is null);
        Assert.Single(outlet.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_that_is_removed_is_said_at_once()
    {
        await using var outlet = await OpenAsync();
        outlet.Obs.Studio.Take("LiveCaptions");

        await outlet.Obs.HappenAsync("InputRemoved", 8, new() { ["inputName"] = "LiveCaptions" });

        await outlet.UntilAsync(() => outlet.Output.Status.Sentence is not null);
    }

    [Fact]
    public async Task After_another_scene_collection_and_after_a_crash_of_OBS_the_text_is_there_again()
    {
        await using var outlet = await OpenAsync();
        outlet.Output.Offer(Frame("in the middle of"));
        await PassTextAsync(outlet, "in the middle of");

        await outlet.Obs.HappenAsync("CurrentSceneCollectionChanged", 2, new() { ["sceneCollectionName"] = "Other" });
        await PassTextAsync(outlet, "in the middle of");

        outlet.Obs.Die();
        outlet.Output.Offer(Frame("in the middle of a sentence"));
        await outlet.PassAsync(0.5);
        await TextAsync(outlet, "in the middle of a sentence");
        Assert.Equal(2, outlet.Obs.Connections);
    }

    [Fact]
    public async Task At_the_end_nothing_stays_in_the_picture()
    {
        await using var outlet = await OpenAsync();
        outlet.Output.Offer(Frame("the end"));
        await PassTextAsync(outlet, "the end");
        await outlet.UntilAsync(() => (string?)outlet.Obs.Studio.Inputs.Single().Settings["text"] == "the end");

        await outlet.Output.LeaveAsync(outlet.Stop);

        Assert.Equal("", (string?)outlet.Obs.Studio.Inputs.Single().Settings["text"]);
    }
}
