using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>A line that a person has typed, as words of one moment.</summary>
internal static class TypedLine
{
    public static IReadOnlyList<SettledWord> At(AudioTime time, string line)
    {
        var words = VisibleText.Of(line).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordLog.MaxTypedWords);
        SettledWord[] settled = [.. words.Select(word => new SettledWord(word, false, time, time, 1))];
        return VisibleText.Of(settled);
    }
}
