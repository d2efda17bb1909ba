using System.Text;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Outputs.Obs.Stream;

public class StreamCaptionsTests
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(5);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static IEnumerable<SettledWord> Words(string text) =>
        text.Split(' ').Select(word => new SettledWord(word, false, default, default, 1));

    [Theory]
    [InlineData("Well… – it’s 5 €", "Well... - it's 5 EUR")]
    [InlineData("Łódź, žena, Dvořák, œuvre", "Lódz, zena, Dvorák, oeuvre")]
    [InlineData("Grüße à Noël, ¿qué? ♪ “so”", "Grüße à Noël, ¿qué? ♪ “so”")]
    [InlineData("a\u200Bb\u2009c\u00A0d", "ab c d")]
    public void Text_is_transliterated_to_the_characters_that_the_stream_carries(string said, string carried)
    {
        var text = new Cea608Text();

        Assert.Equal(carried, text.Transliterate(said));
        Assert.Null(text.TakeReport());
    }

    [Fact]
    public void Signs_that_cannot_be_carried_are_left_out_and_words_with_such_letters_as_a_whole_reported_once()
    {
        var text = new Cea608Text();

        Assert.Equal("hi ", text.Transliterate("hi 🎤"));
        Assert.Equal("", text.Transliterate("Ω-3"));
        Assert.Contains("🎤Ω", text.TakeReport(), StringComparison.Ordinal);
        Assert.Equal("", text.Transliterate("привет"));
        Assert.Null(text.TakeReport());
    }

    [Theory]
    [InlineData(2, 48)]
    [InlineData(3, 96)]
    public void Every_word_is_sent_in_rows_that_the_streaming_service_shows(int lines, int most)
    {
        var captions = new StreamCaptions(new(lines, most), Hold);
        var random = new Random(7);
        var words = Enumerable.Range(0, 600).Select(n => new string((char)('a' + n % 26), random.Next(1, 12)) + n).ToList();
        var sent = new List<string>();

        for (var (n, now) = (0, 0.0); now < 900; now += 0.1)
        {
            // Three words a second in bursts of 30: no speaker is faster for long.
            if (n < words.Count && random.Next(100) == 0)
                captions.Add([], Words(string.Join(' ', words.Skip(n).Take(30))), At(now));
            else
            {
                if (captions.Next(At(now)) is { Length: > 0 } caption)
                    sent.Add(caption);
                continue;
            }
            n += 30;
        }

        Assert.Equal(0, captions.Lost);
        Assert.All(sent, caption =>
        {
            Assert.InRange(caption.Split('\n').Length, 1, lines);
            Assert.All(caption.Split('\n'), row => Assert.InRange(row.Length, 1, 32));
            Assert.InRange(caption.Replace("\n", "", StringComparison.Ordinal).Length, 1, most);
            Assert.InRange(Encoding.UTF8.GetByteCount(caption), 1, 128);
        });
        var seen = sent.SelectMany(caption => caption.Split('\n', ' ')).ToHashSet();
        Assert.Equal([], words.Except(seen));
    }

    [Fact]
    public void Captions_of_accented_letters_stay_within_the_bytes_that_OBS_accepts()
    {
        var captions = new StreamCaptions(StreamCaptionProfile.Twitch, Hold);
        captions.Add([], Words(string.Join(' ', Enumerable.Repeat("éèàü", 40))), At(0));

        for (var now = 0.0; now < 10; now += 0.5)
            if (captions.Next(At(now)) is { } caption)
                Assert.InRange(Encoding.UTF8.GetByteCount(caption), 0, 128);
    }

    [Fact]
    public void At_most_two_captions_are_sent_a_second_and_none_twice()
    {
        var captions = new StreamCaptions(StreamCaptionProfile.YouTube, Hold);
        var sent = new List<double>();

        for (var n = 0; n < 100; n++)
        {
            captions.Add([], Words($"w{n}"), At(n / 50.0));
            if (captions.Next(At(n / 50.0)) is not null)
                sent.Add(n / 50.0);
        }

        Assert.Equal([0, 0.5, 1, 1.5], sent);
        while (captions.Due < At(6.9))
            captions.Next(captions.Due!.Value);
        Assert.Null(captions.Next(At(6.95)));
    }

    [Fact]
    public void The_caption_is_cleared_once_after_the_hold()
    {
        var captions = new StreamCaptions(StreamCaptionProfile.YouTube, Hold);
        captions.Add([], Words("hello there"), At(1));

        Assert.Equal("hello there", captions.Next(At(1)));
        Assert.Equal(At(6), captions.Due);
        Assert.Null(captions.Next(At(5.9)));
        Assert.Equal("", captions.Next(At(6)));
        Assert.Null(captions.Due);
        Assert.Null(captions.Next(At(60)));
    }

    [Fact]
    public void Clear_drops_waiting_words()
    {
        var captions = new StreamCaptions(StreamCaptionProfile.YouTube, Hold);
        captions.Add([], Words("one"), At(0));
        captions.Next(At(0));
        captions.Add([], Words("secret"), At(0.1));

        Assert.Equal("", captions.Clear(At(0.2)));
        Assert.Null(captions.Next(At(1)));
        captions.Add([], Words("two"), At(2));
        Assert.Equal("two", captions.Next(At(2)));
    }

    [Fact]
    public void A_word_longer_than_a_row_is_broken_and_not_lost()
    {
        var captions = new StreamCaptions(StreamCaptionProfile.YouTube, Hold);
        captions.Add([], Words(new string('x', 40)), At(0));

        Assert.Equal(new string('x', 32) + "\n" + new string('x', 8), captions.Next(At(0)));
    }
}
