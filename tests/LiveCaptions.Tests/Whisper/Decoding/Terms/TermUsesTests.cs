using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Decoding.Terms;

/// <summary>What is told of a term that the model alone would not have written, and what follows when a person takes it back.</summary>
public sealed class TermUsesTests
{
    private readonly LearntTokens tokens = new(" hal", "ston", " hel", "stone", " saw", " hell", " today");
    private readonly SpokenTexts decoder;
    private readonly Transcriber transcriber;

    public TermUsesTests()
    {
        decoder = new(tokens.Layout, tokens.Of);
        transcriber = new(decoder, tokens.Layout, tokens.Vocabulary, new StreamSettings()) { Terms = ["helstone"] };
    }

    [Fact]
    public void A_term_in_place_of_another_word_tells_what_was_heard()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);

        Assert.Equal([null, new(new("helstone", "halston"), "halston", true), null], Terms(Write()));
    }

    [Fact]
    public void It_still_does_once_it_is_kept_from_the_draft()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        _ = Write();

        Assert.Equal("halston", Terms(Write(draft: "saw helstone today")).ElementAt(1)?.Heard);
    }

    [Fact]
    public void A_term_that_the_model_writes_by_itself_by_now_is_no_use_of_the_list()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        _ = Write();
        decoder.Forget();
        Hears("saw helstone today", "saw halston today", possible: 0.02f);

        Assert.Equal([null, null, null], Terms(Write(draft: "saw helstone today")));
    }

    [Fact]
    public void A_term_that_the_model_writes_from_the_first_is_no_use_of_the_list()
    {
        Hears("saw helstone today", "saw halston today", possible: 0.02f);

        Assert.Equal([null, null, null], Terms(Write()));
    }

    [Fact]
    public void Two_words_that_became_one_are_told_together()
    {
        Hears("saw hell stone today", "saw helstone today", possible: 0.02f);

        Assert.Equal("hell stone", Terms(Write()).ElementAt(1)?.Heard);
    }

    [Fact]
    public void One_word_that_became_two_is_told_with_the_second()
    {
        transcriber.Terms = ["Hel Stone"];
        Hears("saw halston today", "saw Hel Stone today", possible: 0.02f);
        var use = new TermUse("Hel Stone", "halston");

        Assert.Equal([null, new(use, "", true), new(use, "halston", false), null], Terms(Write()));
    }

    [Fact]
    public void The_rest_of_a_term_whose_first_word_has_settled_belongs_to_the_same_use()
    {
        transcriber.Terms = ["Hel Stone"];
        Hears("saw hell stone today", "saw Hel Stone today", possible: 0.02f);
        _ = Write();

        var use = new TermUse("Hel Stone", "hell stone");
        Assert.Equal([new(use, "stone", false), null], Terms(Write(settled: "saw Hel", draft: "Stone today")));
    }

    [Fact]
    public void Marks_around_a_settled_term_stay_around_what_was_heard()
    {
        transcriber.Terms = ["Hel'Stone"];
        Hears("saw halston. today", "saw Hel'Stone. today", possible: 0.02f);
        var written = new WordWriter(tokens.Vocabulary).Settled(Write(), 1, Opening.Nothing, 0, 100);

        Assert.Equal(("Hel'Stone.", "halston."), written.Select(word => (word.Text, word.Term?.Heard)).Single());
    }

    [Fact]
    public void A_use_that_was_taken_back_is_not_repeated_and_another_sound_still_is_the_term()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        transcriber.Terms = new(["helstone"], [new("helstone", "halston")]);
        Assert.Equal(" saw halston today", Text(Write()));

        decoder.Forget();
        Hears("saw helston today", "saw helstone today", possible: 0.02f);
        Assert.Equal(" saw helstone today", Text(Write(start: 1)));
    }

    [Fact]
    public void A_use_that_is_taken_back_while_it_is_tentative_goes_with_the_next_decode()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        _ = Write();
        transcriber.Terms = new(["helstone"], [new("helstone", "Halston")]);

        Assert.Equal(" saw halston today", Text(Write(draft: "saw helstone today")));
    }

    [Fact]
    public void A_part_of_words_that_are_not_the_term_is_not_the_term_either()
    {
        Hears("saw hell stone today", "saw helstone today", possible: 0.5f);
        transcriber.Terms = new(["helstone"], [new("helstone", "hell stone")]);

        Assert.Equal(" saw hell stone today", Text(Write()));
    }

    [Fact]
    public void A_spelling_that_was_taken_back_stays_as_the_model_writes_it()
    {
        Hears("saw helstone today", "saw HelStone today", possible: 0.01f);
        transcriber.Terms = new(["HelStone"], [new("HelStone", "helstone")]);

        Assert.Equal(" saw helstone today", Text(Write()));
    }

    [Fact]
    public void A_use_of_a_term_that_is_not_listed_any_more_refuses_nothing()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        transcriber.Terms = new(["helstone"], [new("elsewhere", "halston"), new("", "")]);

        Assert.Equal(" saw helstone today", Text(Write()));
    }

    private static IEnumerable<TermWord?> Terms(Hypothesis text) => [.. Enumerable.Range(0, text.Count).Select(text.TermAt)];

    private string Text(Hypothesis text) => tokens.Vocabulary.Text(text.Tokens);

    /// <summary>The likeliest text, and a possible one that differs from it in one word.</summary>
    private void Hears(string likely, string other, float possible)
    {
        var (likelyTokens, otherTokens) = (tokens.Of(likely), tokens.Of(other));
        var same = likelyTokens.AsSpan().CommonPrefixLength(otherTokens);
        decoder.Say(likely, Probabilities(likelyTokens.Length, same, 0.6f));
        decoder.Say(other, Probabilities(otherTokens.Length, same, Math.Min(possible, 0.39f)));
    }

    private static float[] Probabilities(int count, int place, float there) =>
        [.. Enumerable.Range(0, count).Select(i => i == place ? there : 0.9f)];

    private Hypothesis Write(string settled = "", string draft = "", long start = 0) =>
        transcriber
            .Transcribe(
                new()
                {
                    Sound = new float[AudioTime.SamplesIn(4)],
                    Start = start,
                    Settled = settled.Length == 0 ? [] : tokens.Of(settled),
                    Draft = draft.Length == 0 ? [] : tokens.Of(draft),
                }
            )
            .Hypothesis;
}
