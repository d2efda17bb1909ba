using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Translation;

/// <summary>Changes of a source track, written short.</summary>
internal static class SaidWords
{
    /// <summary>Words of a third of a second each, from a moment of the stream on; a word after a + is joined to the one before.</summary>
    public static CaptionUpdate Say(
        string text,
        double from = 0,
        long first = 1,
        bool speaking = true,
        bool gap = false,
        string? language = "en"
    )
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(
                (word, n) =>
                    new SettledWord(
                        word.TrimStart('+'),
                        word[0] == '+',
                        AudioTime.FromSeconds(from + n / 3.0),
                        AudioTime.FromSeconds(from + (n + 1) / 3.0),
                        1
                    )
                    {
                        Number = first + n,
                    }
            )
            .ToArray();
        var time = words.Length > 0 ? words[^1].End : AudioTime.FromSeconds(from);
        return new(words, speaking ? [new("more", false)] : [], speaking, language, time, DateTimeOffset.UnixEpoch, 0, gap);
    }

    /// <summary>A person's correction of one word.</summary>
    public static CaptionUpdate Correct(long number, string text) => Say("") with { Corrections = [new(number, text)] };
}
