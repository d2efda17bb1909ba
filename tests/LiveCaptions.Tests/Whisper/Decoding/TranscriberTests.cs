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
    public void It_writes_what_the_model_expects_until_the_model_ends()
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
        Assert.Equal([2, 2 + 3], decoder.Reads.Select(r => r.Count)); // is anybody understood; then all at once
    }

    [Fact]
    public void A_draft_is_kept_up_to_its_first_wrong_token()
    {
        decoder.Text = SpokenTokens.Of("one two three four");
        var hypothesis = Transcribe(2.0, draft: SpokenTokens.Of("one two seven four"));
        Assert.Equal(decoder.Text, hypothesis.Tokens.ToArray());
        Assert.Equal(1 + 1 + 2, decoder.Reads.Count);
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
    public void Where_somebody_speaks_on_an_unsure_end_is_passed_over()
    {
        decoder.Text = SpokenTokens.Of("one two");
        decoder.Likings[SpokenTokens.Of("three")[0]] = 4.5f;
        Assert.Equal(decoder.Text, Transcribe(2.0).Tokens.ToArray());
        Assert.False(last.PassedEnd);

        var on = new SpeechContinues(2, Clearly: false);
        Assert.Equal(SpokenTokens.Of("one two three"), Transcribe(2.2, draft: decoder.Text, on: on).Tokens.ToArray());
        Assert.True(last.PassedEnd);
        Assert.Equal(
            SpokenTokens.Of("two three"),
            Transcribe(2.4, settled: SpokenTokens.Of("one"), draft: SpokenTokens.Of("two three"), on: on).Tokens.ToArray()
        );
        Assert.True(last.PassedEnd);
    }

    [Fact]
    public void How_likely_the_last_word_goes_on_is_told()
    {
        decoder.Text = SpokenTokens.Of("one two");
        decoder.Likings[SpokenTokens.Of(",ty")[1]] = 4;
        Assert.InRange(Transcribe(2.0).GoesOn, 0.26f, 0.28f); // e⁴ beside e⁵ for the end
        decoder.Likings.Clear();
        decoder.Likings[SpokenTokens.Of("seven")[0]] = 4;
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
    public void What_is_written_over_a_crowd_is_a_draft_and_singing_costs_no_decode()
    {
        decoder.Text = SpokenTokens.Of("one two three");
        decoder.Likings[SpokenTokens.Layout.NoSpeech] = 8;
        Assert.Equal(0, Transcribe(2.0).Count);
        decoder.Reads.Clear();
        Assert.Equal(0, Transcribe(2.2).Count);
        Assert.Equal([2, 2 + 3], decoder.Reads.Select(r => r.Count)); // is anybody understood; then all at once
        decoder.Reads.Clear();
        Assert.Equal(0, Transcribe(1.0, start: 32_000).Count);
        Assert.Equal([2, 2, 1, 1, 1], decoder.Reads.Select(r => r.Count)); // another window

        decoder.Likings[SpokenTokens.Of("♪")[0]] = 9;
        decoder.Reads.Clear();
        Assert.Equal(0, Transcribe(1.2, start: 32_000).Count);
        Assert.True(last.Sung);
        Assert.Equal([2], decoder.Reads.Select(r => r.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_sung_is_written_if_that_is_asked_for_without_the_note_signs(bool singing)
    {
        var asked = new Transcriber(decoder, SpokenTokens.Layout, SpokenTokens.Vocabulary, new StreamSettings { Singing = singing });
        decoder.Text = SpokenTokens.Of("one two");
        decoder.Tempting = SpokenTokens.Of("♪")[0];
        var decode = asked.Transcribe(new() { Sound = new float[2 * AudioTime.SampleRate], Start = 0 });
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
    public void Nobody_says_more_than_so_many_tokens_a_second()
    {
        decoder.Text = SpokenTokens.Of("one two three four five six seven eight nine ten two one four three six five eight seven ten nine");
        Assert.Equal(1 * 8 + 8, Transcribe(1.0).Tokens.Length);
    }

    [Fact]
    public void Of_a_text_that_goes_round_in_circles_only_what_was_not_said_before_stays()
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
        Assert.InRange(decoder.Reads.Count, 1, 3 * 6 + 2); // it is not waited for
    }

    [Fact]
    public void A_phrase_that_is_said_again_and_comes_to_an_end_stays()
    {
        decoder.Text = [.. SpokenTokens.Of("seven"), .. Enumerable.Repeat(SpokenTokens.Of("two three four"), 3).SelectMany(t => t)];
        Assert.Equal(decoder.Text, Transcribe(9.0).Tokens.ToArray());
        Assert.Equal(0, last.Repetitions);
    }

    [Fact]
    public void Token_times_follow_the_attention()
    {
        decoder.Text = SpokenTokens.Of("one two three");
        Transcribe(2.0);
        var frames = last.TokenFrames;
        Assert.Equal(4, frames.Length);
        for (var i = 0; i < 3; i++)
            Assert.InRange(frames[i], i * 10 - 4, i * 10 + 4);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.5)]
    public void What_is_new_was_not_said_before_somebody_spoke_again_wherever_the_model_looks(double spokenFrom)
    {
        decoder.Text = SpokenTokens.Of("one two three four");
        Transcribe(2.0, settled: SpokenTokens.Of("one two"), spokenFrom: spokenFrom); // the third word is looked for from frame 20 on, that is 0.4 s
        var frames = last.TokenFrames.ToArray();
        var earliest = (int)((spokenFrom - 0.1) * 50);
        Assert.All(frames[2..], frame => Assert.InRange(frame, earliest, 99));
        Assert.All(frames[..2], frame => Assert.InRange(frame, 0, 20));
    }

    [Fact]
    public void Where_no_speech_is_likely_nothing_is_written_until_it_no_longer_is()
    {
        decoder.Text = SpokenTokens.Of("one two");
        decoder.Likings[SpokenTokens.Layout.NoSpeech] = 8;
        Assert.Equal(0, Transcribe(2.0).Count);
        Assert.True(last.Unintelligible);

        decoder.Likings.Clear();
        Assert.Equal(decoder.Text, Transcribe(2.2).Tokens.ToArray());
        Assert.False(last.Unintelligible);
    }

    [Fact]
    public void Words_that_the_model_is_sure_of_are_written_however_likely_it_finds_no_speech()
    {
        decoder.Text = SpokenTokens.Of("one two three four five six");
        decoder.Likings[SpokenTokens.Layout.NoSpeech] = 8;
        Assert.Equal(decoder.Text, Transcribe(2.0).Tokens.ToArray());
        Assert.False(last.Unintelligible);
    }

    [Fact]
    public void While_words_are_settled_it_is_asked_only_where_a_phrase_is_repeated_whether_anybody_is_understood()
    {
        var settled = SpokenTokens.Of("one two three");
        decoder.Text = SpokenTokens.Of("one two three four");
        Transcribe(2.0, settled);
        decoder.Likings[SpokenTokens.Layout.NoSpeech] = 8;
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
        SpeechContinues? on = null,
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
                Continues = on,
                SpokenFrom = AudioTime.SamplesIn(spokenFrom),
            }
        );
        return last.Hypothesis;
    }
}
