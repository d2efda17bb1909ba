using LiveCaptions.Scoring;

namespace LiveCaptions.Tests.Scoring;

public class ScoreTests
{
    private static Score Of(ReferenceText reference, params ScreenText[] frames) => Score.Of(frames, reference);

    private static ReferenceText Timed(params (string Word, double? End)[] words) => ReferenceText.OfWords(words);

    [Fact]
    public void It_gives_the_figures_of_the_other_scorer()
    {
        // The other scorer is an independent program; these are its figures for the same two files.
        var frames = File.ReadLines(Repository.PathOf("tests/LiveCaptions.Tests/Scoring/garden.frames.jsonl"))
            .Select(ScreenText.FromJson)
            .ToList();

        var score = Score.Of(frames, ReferenceText.Load(Repository.PathOf("tests/LiveCaptions.Tests/Scoring/garden.words.json")));

        Assert.Equal((17, 1), (score.Words, score.Changed));
        Assert.Equal(11.764705882352942, score.WordErrorRate, 1e-9);
        Assert.Equal(0.5, score.Erasure, 1e-9);
        Assert.Equal([0.45357142857142857, 0.4, 1.0], [score.FirstDisplay!.Mean, score.FirstDisplay.P50, score.FirstDisplay.P95], Near);
        Assert.Equal([1.282142857142857, 1.35, 1.6], [score.Settled!.Mean, score.Settled.P50, score.Settled.P95], Near);
    }

    [Fact]
    public void A_word_is_shown_when_it_is_first_there_to_stay_and_settled_when_it_can_change_no_more()
    {
        var score = Of(
            Timed(("good", 1.0), ("evening", 1.5)),
            new(1.2, "", "good"),
            new(1.4, "", "could even"),
            new(2.0, "good", "evening"),
            new(3.0, "good evening", "")
        );

        Assert.Equal([1.0, 0.5], [score.FirstDisplay!.Max, score.FirstDisplay.Mean - 0.25], Near); // 2.0 - 1.0 and 2.0 - 1.5
        Assert.Equal([1.5, 1.0], [score.Settled!.Max, score.Settled.Mean - 0.25], Near); // 3.0 - 1.5 and 2.0 - 1.0
        // "good", then "could" and "even" were taken back, over two final words.
        Assert.Equal(1.5, score.Erasure);
    }

    [Fact]
    public void Words_that_were_misheard_or_whose_end_is_not_known_have_no_delay()
    {
        var score = Of(Timed(("one", 1), ("two", null), ("three", 3)), new ScreenText(4, "one two free", ""));

        Assert.Equal((3.0, 3.0), (score.FirstDisplay!.Max, score.FirstDisplay.Mean));
        Assert.Equal(100.0 / 3, score.WordErrorRate, 1e-9);
    }

    [Fact]
    public void Settled_text_that_changes_is_counted_even_if_its_words_stay()
    {
        var score = Of(ReferenceText.OfText("one two"), new(1, "One", ""), new(2, "one two", ""), new(3, "one two.", ""));

        Assert.Equal(1, score.Changed);
        Assert.Null(score.FirstDisplay);
    }

    [Fact]
    public void Nothing_shown_is_all_wrong_and_nothing_said_cannot_be()
    {
        Assert.Equal((100.0, 0.0), (Of(Timed(("one", 1))).WordErrorRate, Of(Timed(("one", 1))).Erasure));
        Assert.True(double.IsNaN(Of(Timed(("one", 1))).FirstDisplay!.P50));
        Assert.Equal(0, Of(ReferenceText.OfText("")).WordErrorRate);
        Assert.Equal(200, Of(ReferenceText.OfText(""), new ScreenText(1, "not said", "")).WordErrorRate);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
}
