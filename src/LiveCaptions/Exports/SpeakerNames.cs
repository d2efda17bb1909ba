using LiveCaptions.Captions;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>How speakers are called, and how a change of them is marked.</summary>
internal static class SpeakerNames
{
    /// <summary>The mark of a change in broadcasters' subtitles.</summary>
    public const string Arrows = ">> ";

    /// <summary>"Speaker 1".</summary>
    public static string Of(int speaker) => VoiceNames.NumberedName(speaker);

    /// <summary>Whether somebody begins to speak with this unit.</summary>
    public static bool BeginsTurn(ReadOnlySpan<LineUnit> units, int at) =>
        units[at].Speaker > 0 && (at == 0 || units[at - 1].Speaker != units[at].Speaker);

    /// <summary>The same words with arrows before the first one of each speaker but the first; lines are as wide as they become.</summary>
    public static IReadOnlyList<SettledWord> WithArrows(IReadOnlyList<SettledWord> words)
    {
        var (marked, before) = (new List<SettledWord>(words.Count), 0);
        foreach (var word in words)
        {
            marked.Add(SpokenLines.Changes(before, word.Speaker) ? word with { Text = Arrows + word.Text } : word);
            before = word.Speaker > 0 ? word.Speaker : before; // markers and typed words are nobody's
        }
        return marked;
    }
}
