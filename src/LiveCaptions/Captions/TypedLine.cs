using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>A line that a person has typed, as words of one moment.</summary>
internal static class TypedLine
{
    public static IReadOnlyList<SettledWord> At(AudioTime time, string line)
    {
        var words = VisibleText.Of(line).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordLog.MaxTypedWords);
        // As the recogniser writes scripts without spaces: in pieces at which a line may end.
        SettledWord[] settled =
        [
            .. words.SelectMany(word => BreakOpportunities.Pieces(word).Select((piece, n) => new SettledWord(piece, n > 0, time, time, 1))),
        ];
        return VisibleText.Of(settled);
    }
}
