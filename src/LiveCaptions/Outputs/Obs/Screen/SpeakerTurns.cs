using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>
/// Finds the lines with which somebody else begins to speak. A frame's own marks do not say so: its first line always begins, for whoever
/// draws a name.
/// </summary>
/// <remarks>Threading: not safe; its owner's loop.</remarks>
internal sealed class SpeakerTurns
{
    /// <summary>Lines that are remembered: more than can come back on screen when tentative words are taken back.</summary>
    private const int Remembered = 16;

    private readonly List<(long Line, int Speaker)> said = [];

    /// <summary>Whether each line of a screen begins a turn of another speaker than the one before, on screen or gone from it.</summary>
    public IReadOnlyList<bool> In(IReadOnlyList<CaptionLine> lines)
    {
        if (lines.Count == 0)
            return [];
        said.RemoveAll(line => line.Line >= lines[0].Id);
        if (said.Count > Remembered)
            said.RemoveRange(0, said.Count - Remembered);
        var (turns, before) = (new List<bool>(lines.Count), said.FindLast(line => line.Speaker > 0).Speaker);
        foreach (var line in lines)
        {
            var now = line.Speaker?.Number ?? 0;
            turns.Add(SpokenLines.Changes(before, now));
            before = now > 0 ? now : before;
            said.Add((line.Id, now));
        }
        return turns;
    }
}
