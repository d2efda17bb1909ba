using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class TranscriberTests
{
    private readonly ScriptedDecoder decoder = new();
    private readonly Transcriber transcriber;
    private Decode last = new(Hypothesis.Empty, () => []);

    public TranscriberTests() => transcriber = new(decoder, SpokenTokens.Layout, SpokenTokens.Vocabulary, new StreamSettings());

    [Fact]
    public void The_text_is_what_the_model_expects_until_the_model_ends_it()
    {
        decoder.Text = SpokenTokens.Of("one two, three");
        Assert.Equal(decoder.Text, Transcribe(2.0).Tokens.ToArray());
    }

    [Fact]
    public void A_draft_that_holds_costs_one_read()
    {
        decoder.Text = SpokenTokens.Of("one two three");
        var hypothesis = Transcribe(2.0, draft: decoder.Text);
        Assert.Equal(decoder.Text, hypothesis.Tokens.ToArray());
        Assert.Equal([2, 2 + 3], decoder.Reads.Select(r => r.Count)); // the speech check, then all at once
    }

    [Fact]
    public void What_follows_the_first_wrong_token_of_a_draft_is_read_with_the_right_one_in_its_place()
    {
        decoder.Text = SpokenTokens.Of("one two three four");
        var hypothesis = Transcribe(2.0, draft: SpokenTokens.Of("one two seven four"));
        Assert.Equal(decoder.Text, hypothesis.Tokens.ToArray());
        Assert.Equal([2, 2 + 4, 2], decoder.Reads.Select(r => r.Count)); // the speech check, the draft, "three four"
    }

    [Fact]
    public void What_follows_a_wrong_token_is_kept_up_to_the_next_wrong_one()
    {
        decoder.Text = SpokenTokens.Of("one two three four five");
        var hypothesis = Transcribe(2.0, draft: SpokenTokens.Of("one seven three eight five"));
        Assert.Equal(decoder.Text, hypothesis.Tokens.ToArray());
        Assert.Equal([2, 2 + 5, 4, 1, 1], decoder.Reads.Select(r => r.Count)); // "two three eight five", then one by one
    }

    [Fact]
    public void A_loop_behind_a_wrong_token_is_cut_as_if_it_had_been_written_one_by_one()
    {
        var loop = string.Concat(Enumerable.Repeat(" two", 12));
        decoder.Text = SpokenTokens.Of("one" + loop);
        var alone = Transcribe(3.0).Tokens.ToArray();
        var drafted = Transcribe(3.2, draft: SpokenTokens.Of("seven" + loop));
        Assert.True(alone.Length < decoder.Text.Length);
        Assert.Equal(alone, drafted.Tokens.ToArray());
        Assert.True(last.Repetitions > 0);
    }

    [Fact]
    public void Settled_tokens_are_forced_and_not_written_again()
    {
        decoder.Text = SpokenTokens.Of("one two three");
        var hypothesis = Transcribe(2.0, settled: SpokenTokens.Of("one two"));
        Assert.Equal(SpokenTokens.Of("three"), hypothesis.Tokens.ToArray());
    }

    [Fact]
    public void Keys_of_settled_tokens_are_kept_but_for_the_last_ones()
    {
        decoder.Text = SpokenTokens.Of("one two three four five six");
        var settled = SpokenTokens.Of("one two three four");
        Transcribe(2.0, settled);
        decoder.Reads.Clear();
        Transcribe(2.2, settled);
        Assert.Equal(2 + 4 - 1 - 2, decoder.Reads[0].Past);
    }

    [Fact]
    public void The_end_of_an_utterance_reads_its_text_again_and_a_new_window_keeps_nothing()
    {
        decoder.Text = SpokenTokens.Of("one two three four five six");
        var settled = SpokenTokens.Of("one two three four");
        Transcribe(2.0, settled);
        Transcribe(2.2, settled, final: true);
        Assert.All(decoder.Reads.Where(r => r.Count > 1), r => Assert.Equal(0, r.Past));
        Transcribe(2.4, settled, start: 16000);
        Assert.Equal((0, 0), (decoder.Encodes[^1].From, decoder.Encodes[^1].Same));
    }

    [Fact]
    public void Only_frames_without_enough_sound_to_their_right_are_encoded_again()
    {
        Transcribe(3.0);
        Transcribe(3.2);
        Assert.Equal(150 - 75, decoder.Encodes[1].From);
        Assert.Equal(48000, decoder.Encodes[1].Same);
    }

    [Fact]
    public void An_unsure_end_is_passed_over_where_speech_continues()
    {
        decoder.Text = SpokenTokens.Of("one two");
        decoder.Scores[SpokenTokens.Of("three")[0]] = 4.5f;
        Assert.Equal(decoder.Text, Transcribe(2.0).Tokens.ToArray());
        Assert.False(last.PassedEnd);

        var continues = new SpeechContinues(2, Clearly: false);
        Assert.Equal(SpokenTokens.Of("one two three"), Transcribe(2.2, draft: decoder.Text, continues: continues).Tokens.ToArray());
        Assert.True(last.PassedEnd);
        Assert.Equal(
            SpokenTokens.Of("two three"),
            Transcribe(2.4, settled: SpokenTokens.Of("one"), draft: SpokenTokens.Of("two three"), continues: continues).Tokens.ToArray()
        );
        Assert.True(last.PassedEnd);
    }

    [Fact]
    public void The_last_word_has_a_probability_of_being_incomplete()
    {
        decoder.Text = SpokenTokens.Of("one two");
        decoder.Scores[SpokenTokens.Of(",ty")[1]] = 4;
        Assert.InRange(Transcribe(2.0).GoesOn, 0.26f, 0.28f); // e⁴ beside e⁵ for the end
        decoder.Scores.Clear();
        decoder.Scores[SpokenTokens.Of("seven")[0]] = 4;
        Assert.InRange(Transcribe(2.0).GoesOn, 0, 0.01f); // another word may follow
    }

    [Fact]
    public void Remarks_are_never_written_however_likely()
    {
        decoder.Text = SpokenTokens.Of("one two");
        decoder.Tempting = SpokenTokens.Of(" [")[0];
        Assert.Equal(decoder.Text, Transcribe(2.0).Tokens.ToArray());
    }

    [Fact]
    public void Text_over_a_crowd_is_the_next_draft_and_singing_costs_no_text()
    {
        decoder.Text = SpokenTokens.Of("one two three");
        decoder.Scores[SpokenTokens.Layout.NoSpeech] = 8;
        Assert.Equal(0, Transcribe(2.0).Count);
        decoder.Reads.Clear();
        Assert.Equal(0, Transcribe(2.2).Count);
        Assert.Equal([2, 2 + 3], decoder.Reads.Select(r => r.Count)); // the speech check, then all at once
        decoder.Reads.Clear();
        Assert.Equal(0, Transcribe(1.0, start: 32_000).Count);
        Assert.Equal([2, 2, 1, 1, 1], decoder.Reads.Select(r => r.Count)); // another window

        decoder.Scores[SpokenTokens.Of("♪")[0]] = 9;
        decoder.Reads.Clear();
        Assert.Equal(0, Transcribe(1.2, start: 32_000).Count);
        Assert.True(last.Sung);
        Assert.Equal([2], decoder.Reads.Select(r => r.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Singing_is_written_without_note_signs_if_that_is_asked_for(bool singing)
    {
        var other = new Transcriber(decoder, SpokenTokens.Layout, SpokenTokens.Vocabulary, new StreamSettings { Singing = singing });
        decoder.Text = SpokenTokens.Of("one two");
        decoder.Tempting = SpokenTokens.Of("♪")[0];
        var decode = other.Transcribe(new() { Sound = new float[2 * AudioTime.SampleRate], Start = 0 });
        Assert.Equal(singing ? decoder.Text : [], decode.Hypothesis.Tokens.ToArray());
        Assert.Equal((!singing, !singing), (decode.Sung, decode.Unintelligible));
    }

    [Fact]
    public void A_repetition_is_cut()
    {
        decoder.Text = [.. Enumerable.Repeat(SpokenTokens.Of("one"), 60).SelectMany(t => t)];
        var hypothesis = Transcribe(9.0);
        Assert.InRange(hypothesis.Tokens.Length, 0, 3);
        Assert.Equal(1, last.Repetitions);
    }

    [Fact]
    public void The_text_is_limited_to_a_rate_of_tokens()
    {
        decoder.Text = SpokenTokens.Of("one two three four five six seven eight nine ten two one four three six five eight seven ten nine");
        Assert.Equal(1 * 8 + 8, Transcribe(1.0).Tokens.Length);
    }

    [Fact]
    public void A_text_that_goes_round_in_circles_keeps_only_its_new_part()
    {
        var settled = SpokenTokens.Of("one two three four five six");
        decoder.Text =
        [
            .. settled,
            .. SpokenTokens.Of("seven"),
            .. Enumerable.Repeat(SpokenTokens.Of("two three four five six seven"), 9).SelectMany(t => t),
        ];
        Assert.Equal(SpokenTokens.Of("seven"), Transcribe(9.0, settled).Tokens.ToArray());
        Assert.Equal(1, last.Repetitions);
        Assert.InRange(decoder.Reads.Count, 1, 3 * 6 + 2); // the decoder stops early
    }

    [Fact]
    public void A_repeated_phrase_stays_if_the_text_ends()
    {
        decoder.Text = [.. SpokenTokens.Of("seven"), .. Enumerable.Repeat(SpokenTokens.Of("two three four"), 3).SelectMany(t => t)];
        Assert.Equal(decoder.Text, Transcribe(9.0).Tokens.ToArray());
        Assert.Equal(0, last.Repetitions);
    }

    /// <summary>Where tokens begin, in frames of 20 ms.</summary>
    private int[] Frames() => [.. last.TokenStarts.ToArray().Select(start => start / TimeStretch.None.FrameSamples)];

    [Fact]
    public void Token_times_follow_the_attention()
    {
        decoder.Text = SpokenTokens.Of("one two three");
        Transcribe(2.0);
        var frames = Frames();
        Assert.Equal(4, frames.Length);
        for (var i = 0; i < 3; i++)
            Assert.InRange(frames[i], i * 10 - 4, i * 10 + 4);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.5)]
    public void New_tokens_are_aligned_no_earlier_than_speech_began_again(double spokenFrom)
    {
        decoder.Text = SpokenTokens.Of("one two three four");
        Transcribe(2.0, settled: SpokenTokens.Of("one two"), spokenFrom: spokenFrom); // by attention the third word begins at frame 20, which is 0.4 s
        var frames = Frames();
        var earliest = (int)((spokenFrom - 0.1) * 50);
        Assert.All(frames[2..], frame => Assert.InRange(frame, earliest, 99));
        Assert.All(frames[..2], frame => Assert.InRange(frame, 0, 20));
    }

    [Fact]
    public void Nothing_is_written_while_no_speech_is_likely()
    {
        decoder.Text = SpokenTokens.Of("one two");
        decoder.Scores[SpokenTokens.Layout.NoSpeech] = 8;
        Assert.Equal(0, Transcribe(2.0).Count);
        Assert.True(last.Unintelligible);

        decoder.Scores.Clear();
        Assert.Equal(decoder.Text, Transcribe(2.2).Tokens.ToArray());
        Assert.False(last.Unintelligible);
    }

    [Fact]
    public void Words_that_the_model_is_sure_of_are_written_however_likely_it_finds_no_speech()
    {
        decoder.Text = SpokenTokens.Of("one two three four five six");
        decoder.Scores[SpokenTokens.Layout.NoSpeech] = 8;
        Assert.Equal(decoder.Text, Transcribe(2.0).Tokens.ToArray());
        Assert.False(last.Unintelligible);
    }

    [Fact]
    public void Intelligibility_is_checked_behind_settled_words_only_where_a_phrase_is_repeated()
    {
        var settled = SpokenTokens.Of("one two three");
        decoder.Text = SpokenTokens.Of("one two three four");
        Transcribe(2.0, settled);
        decoder.Scores[SpokenTokens.Layout.NoSpeech] = 8;
        Transcribe(2.2, settled);
        Assert.False(last.Unintelligible);

        decoder.Text = SpokenTokens.Of("one two three one two three");
        Transcribe(2.4, settled);
        Transcribe(2.6, settled);
        Assert.True(last.Unintelligible);
    }

    private Hypothesis Transcribe(
        double seconds,
        int[]? settled = null,
        int[]? draft = null,
        bool final = false,
        long start = 0,
        SpeechContinues? continues = null,
        double spokenFrom = 0
    )
    {
        last = transcriber.Transcribe(
            new()
            {
                Sound = new float[AudioTime.SamplesIn(seconds)],
                Start = start,
                Settled = settled,
                Draft = draft,
                Final = final,
                Continues = continues,
                SpokenFrom = AudioTime.SamplesIn(spokenFrom),
            }
        );
        return last.Hypothesis;
    }
}
