using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class RunnerUpTests
{
    private readonly SpokenTexts decoder = new(SpokenTokens.Layout, SpokenTokens.Of);
    private readonly Transcriber transcriber;

    public RunnerUpTests() => transcriber = new(decoder, SpokenTokens.Layout, SpokenTokens.Vocabulary, new StreamSettings());

    [Fact]
    public void The_runner_up_wins_if_the_text_after_it_fits_better()
    {
        decoder.Say("one nine nine nine", 0.45f, 0.3f, 0.3f, 0.3f);
        decoder.Say("two three four five", 0.4f, 0.95f, 0.95f, 0.95f);

        Assert.Equal(SpokenTokens.Of("two three four five"), Transcribe(2).Tokens.ToArray());
    }

    [Fact]
    public void The_likelier_beginning_stays_if_the_rest_fits_it_as_well()
    {
        decoder.Say("one nine nine nine", 0.45f, 0.9f, 0.9f, 0.9f);
        decoder.Say("two three four five", 0.4f, 0.9f, 0.9f, 0.9f);

        var hypothesis = Transcribe(2);

        Assert.Equal(SpokenTokens.Of("one nine nine nine"), hypothesis.Tokens.ToArray());
        Assert.Equal([0.45f, 0.9f, 0.9f, 0.9f], Enumerable.Range(0, 4).Select(hypothesis.Probability), (a, b) => MathF.Abs(a - b) < 0.02f);
    }

    [Fact]
    public void The_text_that_stays_is_read_again_only_for_the_times_of_its_words()
    {
        decoder.Say("one nine nine nine", 0.45f, 0.9f, 0.9f, 0.9f);
        decoder.Say("two three four five", 0.4f, 0.9f, 0.9f, 0.9f);

        var decode = Decode(2);

        Assert.Equal(SpokenTokens.Of("two three four five"), decoder.Context[2..]);
        _ = decode.TokenStarts;
        Assert.Equal(SpokenTokens.Of("one nine nine nine"), decoder.Context[2..]);
    }

    [Fact]
    public void What_follows_the_first_choice_is_read_in_one_batch_behind_the_runner_up()
    {
        decoder.Say("one three four five", 0.45f, 0.3f, 0.3f, 0.3f);
        decoder.Say("two three four five", 0.4f, 0.95f, 0.95f, 0.95f);

        Assert.Equal(SpokenTokens.Of("two three four five"), Transcribe(2).Tokens.ToArray());
        Assert.Equal(SpokenTokens.Of("two three four five"), decoder.Reads[^1]);
    }

    [Fact]
    public void A_word_in_the_draft_is_not_given_up_for_one_that_is_a_little_better()
    {
        decoder.Say("one nine nine nine", 0.45f, 0.8f, 0.8f, 0.8f);
        decoder.Say("two three four five", 0.4f, 0.85f, 0.85f, 0.85f);

        Assert.Equal(SpokenTokens.Of("two three four five"), Transcribe(2).Tokens.ToArray());
        Assert.Equal(SpokenTokens.Of("one nine nine nine"), Transcribe(2, draft: "one nine nine nine").Tokens.ToArray());
    }

    [Fact]
    public void The_draft_comes_back_where_it_is_only_a_little_worse()
    {
        decoder.Say("one nine nine nine", 0.45f, 0.85f, 0.85f, 0.85f);
        decoder.Say("two three four five", 0.22f, 0.85f, 0.85f, 0.85f);

        Assert.Equal(SpokenTokens.Of("one nine nine nine"), Transcribe(2).Tokens.ToArray());
        Assert.Equal(SpokenTokens.Of("two three four five"), Transcribe(2, draft: "two three four five").Tokens.ToArray());
    }

    [Fact]
    public void The_last_words_have_no_runner_up_before_the_utterance_ends()
    {
        decoder.Say("one nine", 0.45f, 0.3f);
        decoder.Say("two three", 0.4f, 0.95f);

        Assert.Equal(SpokenTokens.Of("one nine"), Transcribe(2).Tokens.ToArray());
        Assert.Equal(SpokenTokens.Of("two three"), Transcribe(2, final: true).Tokens.ToArray());
    }

    [Fact]
    public void Another_spelling_of_the_same_word_is_no_runner_up()
    {
        decoder.Say("one nine nine nine", 0.45f, 0.3f, 0.3f, 0.3f);
        decoder.Say("One three four five", 0.4f, 0.95f, 0.95f, 0.95f);

        Assert.Equal(SpokenTokens.Of("one nine nine nine"), Transcribe(2).Tokens.ToArray());
    }

    [Fact]
    public void A_text_that_only_repeats_itself_never_wins()
    {
        decoder.Say("one three four five six seven", 0.9f, 0.9f, 0.9f, 0.45f, 0.3f, 0.3f);
        decoder.Say(
            "one three four" + string.Concat(Enumerable.Repeat(" two", 12)),
            [0.9f, 0.9f, 0.9f, 0.4f, .. Enumerable.Repeat(0.95f, 11)]
        );

        Assert.Equal(SpokenTokens.Of("one three four five six seven"), Transcribe(2).Tokens.ToArray());
    }

    private Hypothesis Transcribe(double seconds, string draft = "", bool final = false) => Decode(seconds, draft, final).Hypothesis;

    private Decode Decode(double seconds, string draft = "", bool final = false) =>
        transcriber.Transcribe(
            new()
            {
                Sound = new float[AudioTime.SamplesIn(seconds)],
                Start = 0,
                Draft = SpokenTokens.Of(draft),
                Final = final,
            }
        );
}
