using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding.Terms;

/// <summary>What a decode writes when it is told of terms.</summary>
public sealed class TermsTests
{
    private readonly LearntTokens tokens = new(" hal", "ston", " hel", "stone", " saw", " the", " hell", " no", " today");
    private readonly SpokenTexts decoder;
    private readonly Transcriber transcriber;

    public TermsTests()
    {
        decoder = new(tokens.Layout, tokens.Of);
        transcriber = new(decoder, tokens.Layout, tokens.Vocabulary, new StreamSettings());
    }

    [Fact]
    public void A_term_replaces_a_word_that_sounds_alike_where_the_model_finds_it_possible()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);

        Assert.Equal(" saw halston today", Write());
        transcriber.Terms = ["helstone", "elsewhere"];
        Assert.Equal(" saw helstone today", Write());
    }

    [Fact]
    public void It_is_not_written_where_the_model_finds_it_impossible()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.00001f);
        transcriber.Terms = ["helstone"];

        Assert.Equal(" saw halston today", Write());
    }

    [Fact]
    public void It_stays_in_the_next_decode_as_long_as_it_is_possible()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        transcriber.Terms = ["helstone"];
        _ = Write();

        Assert.Equal(" saw helstone today", Write(draft: "saw helstone today"));
        Assert.Equal(tokens.Of("saw helstone today"), decoder.Reads[^1][2..]); // in one batch, behind the prompt
    }

    [Fact]
    public void It_is_taken_back_when_more_sound_makes_it_impossible()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        transcriber.Terms = ["helstone"];
        _ = Write();
        decoder.Forget();
        Hears("saw halston today", "saw helstone today", possible: 0.00001f);

        Assert.Equal(" saw halston today", Write(draft: "saw helstone today"));
    }

    [Fact]
    public void A_draft_with_a_term_that_is_one_no_more_is_verified_as_any_other()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        transcriber.Terms = ["helstone"];
        _ = Write();
        transcriber.Terms = [];

        Assert.Equal(" saw halston today", Write(draft: "saw helstone today"));
    }

    [Fact]
    public void The_last_word_waits_for_more_sound_until_the_utterance_is_over()
    {
        Hears("saw halston", "saw helstone", possible: 0.02f);
        transcriber.Terms = ["helstone"];

        Assert.Equal(" saw halston", Write());
        Assert.Equal(" saw helstone", Write(final: true));
    }

    [Fact]
    public void Two_words_become_one_and_the_word_before_stays()
    {
        Hears("the hell stone today", "the helstone today", possible: 0.02f);
        transcriber.Terms = ["helstone"];

        Assert.Equal(" the helstone today", Write());
    }

    [Fact]
    public void A_word_is_not_swallowed_by_a_term_beside_it()
    {
        Hears("no helstone today", "helstone today", possible: 0.3f);
        transcriber.Terms = ["helstone"];

        Assert.Equal(" no helstone today", Write());
    }

    [Fact]
    public void A_beginning_of_another_word_is_no_term()
    {
        // The model would go on with "s" behind the term, since "helstones" is what it hears.
        decoder.Say("saw helstones today", [0.9f, .. Enumerable.Repeat(0.6f, 2), 0.999f, 0.9f]);
        transcriber.Terms = ["helstone"];

        Assert.Equal(" saw helstones today", Write());
    }

    [Fact]
    public void A_term_is_spelled_as_it_is_told_to_be()
    {
        Hears("saw helstone today", "saw HelStone today", possible: 0.01f);
        transcriber.Terms = ["HelStone"];

        Assert.Equal(" saw HelStone today", Write());
    }

    [Fact]
    public void Words_that_are_spelled_right_already_cost_no_reading()
    {
        Hears("saw helstone today", "saw halston today", possible: 0.02f);
        transcriber.Terms = ["helstone"];
        _ = Write();

        Assert.Equal(
            [" saw", " hel", "stone", " today"],
            decoder.Reads.Select(read => tokens.Vocabulary.Text(read)).Where(read => read.Length > 0)
        );
    }

    [Fact]
    public void A_word_that_the_model_is_sure_of_is_replaced_only_by_one_that_sounds_the_same()
    {
        decoder.Say("saw halston today", 0.9f, 0.97f, 0.97f, 0.9f);
        decoder.Say("saw helstone today", 0.9f, 0.02f, 0.9f, 0.9f);
        transcriber.Terms = ["helstones", "holden"];

        Assert.Equal(" saw halston today", Write());
    }

    [Theory]
    [InlineData("")]
    [InlineData("—")]
    [InlineData("東京")]
    public void A_term_that_the_model_cannot_spell_is_left_out(string term)
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        transcriber.Terms = [term, "helstone", "HELSTONE"];

        Assert.Equal(" saw helstone today", Write());
    }

    [Fact]
    public void A_term_without_capitals_keeps_those_that_the_model_writes()
    {
        Hears("saw Hel Stone today", "saw hel stone today", possible: 0.3f);
        transcriber.Terms = ["hel stone"];

        Assert.Equal(" saw Hel Stone today", Write());
    }

    [Fact]
    public void Words_before_a_term_in_the_draft_can_become_terms_too()
    {
        Hears("no halston saw halston today", "no halston saw helstone today", possible: 0.02f);
        transcriber.Terms = ["helstone"];
        Assert.Equal(" no halston saw helstone today", Write());

        decoder.Forget();
        Hears("no halston saw halston today", "no halston saw helstone today", possible: 0.02f);
        Hears("no halston saw halston today", "no helstone saw halston today", possible: 0.02f);
        Assert.Equal(" no helstone saw halston today", Write(draft: "no halston saw helstone today"));
    }

    [Fact]
    public void A_runner_up_that_loses_changes_nothing_for_terms()
    {
        decoder.Say("the halston today saw", 0.6f, 0.9f, 0.9f, 0.9f, 0.9f);
        decoder.Say("no hell today saw", 0.3f, 0.2f, 0.2f, 0.2f);
        decoder.Say("the helstone today saw", 0.6f, 0.02f, 0.9f, 0.9f, 0.9f);
        transcriber.Terms = ["helstone"];

        Assert.Equal(" the helstone today saw", Write());
    }

    [Fact]
    public void A_term_too_long_for_one_reading_is_left_out()
    {
        Hears("saw halston today", "saw helstone today", possible: 0.02f);
        transcriber.Terms = [new string('q', 64), "helstone"];

        Assert.Equal(" saw helstone today", Write());
    }

    /// <summary>The likeliest text, and a possible one that differs from it in one word.</summary>
    private void Hears(string likely, string other, float possible)
    {
        var (likelyTokens, otherTokens) = (tokens.Of(likely), tokens.Of(other));
        var same = likelyTokens.AsSpan().CommonPrefixLength(otherTokens);
        decoder.Say(likely, Probabilities(likelyTokens.Length, same, 0.6f));
        decoder.Say(other, Probabilities(otherTokens.Length, same, possible));
    }

    private static float[] Probabilities(int count, int place, float there) =>
        [.. Enumerable.Range(0, count).Select(i => i == place ? there : 0.9f)];

    private string Write(string draft = "", bool final = false, long start = 0)
    {
        var decode = transcriber.Transcribe(
            new()
            {
                Sound = new float[AudioTime.SamplesIn(4)],
                Start = start,
                Draft = draft.Length == 0 ? [] : tokens.Of(draft),
                Final = final,
            }
        );
        return tokens.Vocabulary.Text(decode.Hypothesis.Tokens);
    }
}
