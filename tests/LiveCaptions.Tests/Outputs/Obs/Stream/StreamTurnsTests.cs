using LiveCaptions.Captions;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Outputs.Obs.Stream;

/// <summary>Changes of speaker in captions inside the stream.</summary>
public sealed class StreamTurnsTests
{
    private readonly StreamCaptions captions = new(StreamCaptionProfile.Twitch, TimeSpan.FromSeconds(5));
    private double now = 1;
    private long number;

    private void Say(int speaker, string text) =>
        captions.Add(
            [],
            text.Split(' ').Select(word => new SettledWord(word, false, default, default, 1) { Speaker = speaker, Number = ++number }),
            TimeSpan.FromSeconds(now)
        );

    private string? Next() => captions.Next(TimeSpan.FromSeconds(now += 0.5));

    [Fact]
    public void The_first_word_of_another_speaker_has_arrows_before_it()
    {
        Say(1, "how are you");
        Say(2, "fine");
        Say(2, "thanks");
        Say(0, "[laughs]");
        Say(2, "and");
        Say(1, "good");

        Assert.Equal("how are you >> fine thanks\n[laughs] and >> good", Next());
    }

    [Fact]
    public void A_word_that_is_left_out_leaves_its_mark_to_the_next_one()
    {
        Say(1, "how");
        Say(2, "fine thanks");
        captions.Add([new WordCorrection(2, "")], [], TimeSpan.FromSeconds(now));
        Assert.Equal("how >> thanks", Next());

        Say(1, "good");
        captions.Add([new WordCorrection(4, "")], [], TimeSpan.FromSeconds(now));
        Say(1, "then");
        Assert.Equal("how >> thanks >> then", Next());
    }

    [Fact]
    public void A_word_that_the_stream_cannot_carry_leaves_its_mark_to_the_next_one()
    {
        Say(1, "how");
        Say(2, "\u043f\u0440\u0438\u0432\u0435\u0442 thanks");

        Assert.Equal("how >> thanks", Next());
    }

    [Fact]
    public void Nobody_has_spoken_before_the_first_word_of_another_stream()
    {
        Say(1, "how");
        Next();
        captions.Clear(TimeSpan.FromSeconds(now));
        Say(2, "fine");

        Assert.Equal("fine", Next());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_voice_alone_is_sent_byte_for_byte_as_where_nobody_tells_voices_apart(int seed)
    {
        Assert.Equal(Sent(seed, speaker: 0), Sent(seed, speaker: 1));
        Assert.All(Sent(seed, speaker: 0), caption => Assert.DoesNotContain('>', caption));
    }

    private static List<string> Sent(int seed, int speaker)
    {
        var (captions, random, sent) = (
            new StreamCaptions(StreamCaptionProfile.YouTube, TimeSpan.FromSeconds(2)),
            new Random(seed),
            new List<string>()
        );
        for (var (now, number) = (0.0, 1L); now < 120; now += 0.25)
        {
            var said = Enumerable
                .Range(0, random.Next(4))
                .Select(_ => new SettledWord(new('a', random.Next(1, 40)), false, default, default, 1)
                {
                    Speaker = speaker,
                    Number = number++,
                });
            captions.Add(random.Next(9) == 0 ? [new WordCorrection(number - 1, "")] : [], [.. said], TimeSpan.FromSeconds(now));
            if (captions.Next(TimeSpan.FromSeconds(now)) is { } caption)
                sent.Add(caption);
        }
        return sent;
    }
}
