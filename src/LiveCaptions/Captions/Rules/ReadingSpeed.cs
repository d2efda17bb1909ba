using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>How fast a reader must be to follow. Captions are never cut for it; the operator is told.</summary>
/// <remarks>Ofcom and the BBC ask for 160 to 180 words a minute.</remarks>
internal static class ReadingSpeed
{
    private static readonly long Window = AudioTime.SamplesIn(10);

    /// <summary>Words a minute over the last ten seconds of speech; a burst of a second or two is no speed.</summary>
    /// <param name="words">Oldest first.</param>
    /// <param name="now">Stream time.</param>
    public static int Of(IReadOnlyList<LoggedWord> words, AudioTime now)
    {
        var count = 0;
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (words[i].Typed)
                continue;
            // A word of the future belongs to a source of before, whose time meant something else.
            if (now - words[i].Word.End is var ago && (ago < 0 || ago > Window))
                break;
            count += words[i].Word.Joined ? 0 : 1;
        }
        return count * 6;
    }
}
