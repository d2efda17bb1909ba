using LiveCaptions.Bench;
using LiveCaptions.Captions;
using LiveCaptions.Scoring;
using LiveCaptions.Tests.Outputs.Elsewhere;
using LiveCaptions.Tests.Translation;
using LiveCaptions.Tests.Translation.Engines;

namespace LiveCaptions.Tests.Bench;

/// <summary>The delay of translations, by a clock that nobody waits for.</summary>
public sealed class TranslationReplayTests
{
    private static TranslationFigures Run(BenchTranslation wanted, params IReadOnlyList<(double, CaptionUpdate)> updates)
    {
        using var replay = new TranslationReplay(wanted, []);
        return replay.Run(updates, Test.Stop);
    }

    private static BenchTranslation Fixed(double seconds) => new("de", null, seconds);

    [Fact]
    public void A_word_is_as_late_as_its_settled_unit_and_the_engine_together()
    {
        // The words end at 1/3, 2/3 and 1 s; the sentence settles at 1.5 s.
        var figures = Run(Fixed(2), (1.5, SaidWords.Say("One two three.")));

        Assert.Equal((3, 1, 0, 0), (figures.Words, figures.Units, figures.LostWords, figures.LostUnits));
        Assert.Equal(3.5 - 2 / 3.0, figures.Delay.Mean, 1e-3);
        Assert.Equal(3.5 - 1 / 3.0, figures.Delay.Max, 1e-3);
        Assert.Null(figures.Trouble);
    }

    [Fact]
    public void A_word_waits_for_the_rest_of_its_unit()
    {
        var figures = Run(Fixed(0.5), (1, SaidWords.Say("One two")), (3, SaidWords.Say("three.", 2 / 3.0, 3)));

        Assert.Equal((1, 3.5 - 1 / 3.0), (figures.Units, Math.Round(figures.Delay.Max, 3)), (a, b) =>
            a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-3
        );
    }

    [Fact]
    public void An_engine_that_is_slower_than_speech_has_a_backlog_that_stays_bounded()
    {
        var said = Enumerable.Range(0, 100).Select(n => (n + 1.0, SaidWords.Say("One two three.", n, 1 + 3 * n))).ToArray();

        var figures = Run(Fixed(5), said);

        Assert.Equal(300, figures.Words + figures.LostWords);
        // What has become too late is given up once the engine is free again.
        Assert.InRange(figures.MostWaiting, 5, 13);
        Assert.InRange(figures.Delay.Max, 5, 8.7);
    }

    [Fact]
    public void An_engine_that_is_slower_than_captions_can_wait_gives_nothing_and_says_so()
    {
        var figures = Run(Fixed(9), (1, SaidWords.Say("One two three.")));

        Assert.Equal((0, 3, 1), (figures.Words, figures.LostWords, figures.LostUnits));
        Assert.Contains("has not answered for 8 s", figures.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_engine_is_asked_for_each_unit_and_its_own_time_counts()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson("""{"responseData": {"translatedText": "Uno dos tres."}, "responseStatus": 200}""");
        var engine = new BenchTranslation("es", new() { Address = peer.Address });

        var figures = await Task.Run(
            () => Run(engine, [.. Enumerable.Range(0, 20).Select(n => (n + 1.5, SaidWords.Say("One two three.", n, 1 + 3 * n)))]),
            Test.Stop
        );

        Assert.Equal((60, 0, null), (figures.Words, figures.LostWords, figures.Trouble));
        Assert.InRange(figures.Delay.P50, 0.8, 8);
    }

    [Fact]
    public void Figures_stand_in_the_report()
    {
        var result = new BenchResult(new([], 1, 0.25, Spread.Of([0.05]), new(), 1 << 20, []), null)
        {
            Translation = Run(Fixed(2), (1.5, SaidWords.Say("One two three."))),
        };
        var series = new BenchSeries("talk.wav", "tiny", "", [result]);

        Assert.Contains("TR   2.83 / 2.83 / 3.13 s", BenchText.Of(series), StringComparison.Ordinal);
        Assert.Contains("at most 0 units waited; 0 units given up, with 0 of 3 words", BenchText.Of(series), StringComparison.Ordinal);
        Assert.Contains("\"engine\": \"2 s a unit\"", BenchJson.Of([series]), StringComparison.Ordinal);
    }
}
