using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.EndToEnd.Speech;
using LiveCaptions.Scoring;

namespace LiveCaptions.EndToEnd.Pages;

[Collection(nameof(DemoShow))]
public sealed class OverlayTests(DemoShow show, Chromium chromium, ITestOutputHelper output)
{
    [Fact]
    public void The_demo_clip_is_captioned_in_a_real_browser_with_at_most_8_percent_of_words_wrong()
    {
        chromium.Require();

        var score = Score.Of(show.History, ReferenceText.Load(Repository.DemoText));

        output.WriteLine(
            $"WER {score.WordErrorRate:F1} % of {score.Words} words; {show.History.Count} frames; settled words changed: {score.Changed}"
        );
        output.WriteLine(show.History[^1].Settled);
        Assert.InRange(score.WordErrorRate, 0, 8);
        Assert.Equal(0, score.Changed);
        Assert.Equal("", show.History[^1].Tentative);
    }

    [Fact]
    public async Task The_page_is_transparent_but_for_the_captions()
    {
        var page = await chromium.OpenAsync(320, 200);

        var alone = await page.PixelsAsync(show.Transparent);
        var over = await page.PixelsAsync(show.Coloured);

        Assert.Equal(0, alone[3]);
        Assert.True(alone[4] > 200, "No caption is in the picture.");
        Assert.All(over[..4].Zip([0xcc, 0x33, 0x33, 0xff]), pair => Assert.InRange(pair.First, pair.Second - 3, pair.Second + 3));
        await page.CloseAsync();
    }

    [Fact]
    public void No_settled_word_ever_moves_sideways_and_every_line_fits()
    {
        chromium.Require();

        output.WriteLine($"{show.Places.Words} settled words were followed; the widest line filled {show.Places.Widest:P0} of the box");
        Assert.True(show.Places.Words > 70, "Too few words were followed.");
        Assert.Empty(show.Places.Moved);
        Assert.Empty(show.Places.Wrapped);
    }

    [Fact]
    public void The_browser_has_nothing_to_complain_of()
    {
        chromium.Require();

        Assert.Empty(show.Faults);
    }

    [Fact]
    public void The_service_stops_with_code_0_when_interrupted()
    {
        chromium.Require();

        Assert.Equal(0, show.ExitCode);
    }
}
