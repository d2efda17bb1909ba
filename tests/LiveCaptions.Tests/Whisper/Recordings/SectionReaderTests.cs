using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Recordings;

namespace LiveCaptions.Tests.Whisper.Recordings;

public sealed class SectionReaderTests
{
    private const int Second = AudioTime.SampleRate;
    private static readonly int[] Count = SpokenTokens.Of("one two three four five six seven eight nine ten");

    /// <summary>
    /// "four two three" and "five two three" in the irregular order of Thue and Morse, which no guard against plain repetition notices.
    /// </summary>
    private static readonly int[] Varied =
    [
        .. Enumerable.Range(0, 20).SelectMany(i => new[] { Count[3 + int.PopCount(i) % 2], Count[1], Count[2] }),
    ];

    /// <summary>Numbers in no order.</summary>
    private static readonly int[] Irregular = new Random(1).GetItems(Count, 400);

    private readonly List<BranchingDecoder> decoders = [];

    [Fact]
    public void The_words_of_a_section_lie_where_the_model_looks_while_it_writes_them()
    {
        var text = Read(Says(_ => Count[..4]), Section(10, (0, 1)));

        Assert.Equal(["one", "two", "three", "four"], text.Words.Select(word => word.Text));
        Assert.Equal([10.0, 10.2, 10.4, 10.6], text.Words.Select(word => Math.Round(word.Start.Seconds, 2)));
        Assert.InRange(text.Words[^1].End.Seconds, 10.7, 11);
    }

    [Fact]
    public void What_the_model_passed_over_is_read_from_there()
    {
        // The whole section ends after "three", at 0.6 s; the rest of it is heard by itself.
        var text = Read(Says(samples => samples > 5 * Second ? Count[..3] : Count[3..5]), Section(0, (0, 1), (3, 6)));

        Assert.Equal(["one", "two", "three", "four", "five"], text.Words.Select(word => word.Text));
        Assert.InRange(text.Words[3].Start.Seconds, 2.7, 3.1);
    }

    [Fact]
    public void A_section_that_makes_no_sense_as_a_whole_is_read_utterance_by_utterance()
    {
        var loop = Enumerable.Repeat(Count[0], 300).ToArray();

        var text = Read(Says(samples => samples > 3 * Second ? loop : Count[1..3]), Section(0, (0, 1), (2, 3), (5, 6)));

        Assert.Equal(["two", "three", "two", "three", "two", "three"], text.Words.Select(word => word.Text));
        Assert.Equal([0, 2, 5], text.Words.Where(word => word.Text == "two").Select(word => (int)Math.Round(word.Start.Seconds)));
    }

    [Fact]
    public void A_loop_in_one_utterance_is_cut_and_read_no_further()
    {
        var loop = Enumerable.Repeat(Count[0], 300).ToArray();

        var text = Read(Says(_ => loop), Section(0, (0, 1)));

        Assert.InRange(text.Words.Count, 0, 13);
    }

    [Theory]
    [InlineData(0.7, 0)]
    [InlineData(0.01, 6)]
    public void A_loop_that_varies_is_dropped_where_voices_are_not_clear_and_else_read_in_parts(double noSpeech, int words)
    {
        var decoder = Says(samples => samples > 3 * Second ? Varied : Count[1..3]);
        decoder.NoSpeech = () => noSpeech;

        Assert.Equal(words, Read(decoder, Section(0, (0, 1), (2, 3), (5, 6))).Words.Count);
    }

    [Fact]
    public void Of_a_loop_in_one_utterance_what_it_says_once_is_left_and_nothing_is_read_again()
    {
        var text = Read(Says(_ => Varied), Section(0, (0, 20)));

        Assert.InRange(text.Words.Count, 3, 9);
        Assert.Single(decoders[0].Windows);
    }

    [Fact]
    public void Reading_makes_headway_or_ends()
    {
        // The same two words for ever, at the section's start.
        var text = Read(Says(_ => Count[..2]), Section(0, (0, 20)));

        Assert.InRange(decoders[0].Windows.Count, 1, 60);
        Assert.True(text.Words.Zip(text.Words.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start));
    }

    [Fact]
    public void A_stock_phrase_over_next_to_no_speech_is_not_written()
    {
        var thanks = SpokenTokens.Of("thank you");

        Assert.Empty(Read(Says(_ => thanks), Section(0, (0, 0.3))).Words);
        Assert.Equal(2, Read(Says(_ => thanks), Section(0, (0, 2))).Words.Count);
    }

    [Fact]
    public void A_word_ends_where_its_utterance_does()
    {
        var text = Read(Says(_ => Count[..3]), Section(0, (0, 0.5), (1.9, 2)));

        Assert.Equal(0.5, text.Words[^1].End.Seconds, 2);
    }

    [Fact]
    public void A_section_that_was_said_too_fast_is_read_again_slowly()
    {
        var decoder = Says(_ => Irregular[..(HeardSlowly ? 24 : 23)]);

        var text = Read(decoder, Section(0, (0, 2.4)));

        Assert.Equal([TimeStretch.None, TimeStretch.Double], decoder.HeardAs);
        Assert.Equal(24, text.Words.Count);
        Assert.Equal(2.3, text.Words[^1].Start.Seconds, 1); // ten frames of 10 ms each
    }

    [Fact]
    public void A_section_in_which_nobody_was_understood_is_read_slowly_and_believed_only_if_it_was_said_fast()
    {
        Assert.Equal(24, Murmured(24).Words.Count);
        Assert.Empty(Murmured(4).Words);

        SectionText Murmured(int words)
        {
            var decoder = Says(_ => Irregular[..words]);
            decoder.NoSpeech = () => HeardSlowly ? 0 : 0.9;
            return Read(decoder, Section(0, (0, 2.4)));
        }
    }

    [Fact]
    public void A_section_too_long_to_be_heard_slowly_at_once_is_read_in_parts_and_no_word_is_lost_between_them()
    {
        // Ten words a second; a sample tells its own position.
        var section = new SpeechSection(
            0,
            [.. Enumerable.Range(0, 25 * Second).Select(i => i * 1e-6f)],
            [new(0, 25 * Second, 25 * Second)]
        );
        var decoder = Says(samples =>
        {
            var first = HeardSlowly ? (int)Math.Round(decoders[^1].Begins[^1] * 1e6 / (Second / 10.0)) : 0;
            return Irregular[first..Math.Min(first + samples * 10 / Second, 250)];
        });

        var text = Read(decoder, section);

        Assert.Equal(Irregular[..250].Select(token => SpokenTokens.Vocabulary.Text([token]).Trim()), text.Words.Select(word => word.Text));
        Assert.Equal([TimeStretch.None, TimeStretch.Double, TimeStretch.Double], decoder.HeardAs);
    }

    [Fact]
    public void The_last_word_before_a_pause_is_not_lost_where_a_section_is_read_slowly_up_to_there()
    {
        var section = new SpeechSection(
            0,
            [.. Enumerable.Range(0, 20 * Second).Select(i => i * 1e-6f)],
            [new(0, 8 * Second, 8 * Second), new(9 * Second, 20 * Second, 11 * Second)]
        );
        Says(samples =>
        {
            var first = HeardSlowly ? (int)Math.Round(decoders[^1].Begins[^1] * 1e6 / (Second / 10.0)) : 0;
            return Irregular[first..Math.Min(first + samples * 10 / Second, 200)];
        });

        var text = Read(decoders[^1], section);

        Assert.Equal(
            Irregular[..80].Select(token => SpokenTokens.Vocabulary.Text([token]).Trim()),
            text.Words.Take(80).Select(word => word.Text)
        );
    }

    private bool HeardSlowly => decoders[^1].HeardAs[^1] != TimeStretch.None;

    /// <summary>A model that expects a text, depending on how much sound it hears.</summary>
    private BranchingDecoder Says(Func<int, int[]> text)
    {
        BranchingDecoder decoder = null!;
        decoder = new(before =>
        {
            var expected = text(decoder.Windows[^1]);
            return before.Length < expected.Length && expected.AsSpan(0, before.Length).SequenceEqual(before)
                ? new Dictionary<int, double> { [expected[before.Length]] = 0.9, [SpokenTokens.EndOfText] = 1e-12 }
                : new Dictionary<int, double> { [SpokenTokens.EndOfText] = 1 };
        });
        decoders.Add(decoder);
        return decoder;
    }

    private static SectionText Read(BranchingDecoder decoder, SpeechSection section) =>
        new SectionReader(decoder, SpokenTokens.Layout, SpokenTokens.Vocabulary, new()).Read(section, new(), Test.Stop);

    /// <summary>A section that begins at this second, with utterances in seconds from its start.</summary>
    private static SpeechSection Section(double start, params (double From, double To)[] utterances)
    {
        var samples = (long)(start * Second);
        return new(
            samples,
            [.. Enumerable.Range(0, (int)((utterances[^1].To + 0.3) * Second)).Select(i => i % 2 == 0 ? 0.1f : -0.1f)],
            [
                .. utterances.Select(u => new Utterance(
                    samples + (long)(u.From * Second),
                    samples + (long)(u.To * Second),
                    (long)((u.To - u.From) * Second)
                )),
            ]
        );
    }
}
