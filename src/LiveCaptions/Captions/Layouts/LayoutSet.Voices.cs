namespace LiveCaptions.Captions.Layouts;

/// <summary>Whose lines they are, where voices are told apart.</summary>
internal sealed partial class LayoutSet
{
    private VoiceNames names = VoiceNames.None;

    /// <summary>Calls voices so from now on: lines that stand on screen have the new names at once, and stay where they are.</summary>
    public void Name(VoiceNames called)
    {
        lock (sync)
        {
            if (called.IsSame(names))
                return;
            names = called;
            Change(_ => { });
        }
    }

    private IEnumerable<CaptionLine> Called(IEnumerable<CaptionLine> lines) =>
        (names.All.Count > 0 ? SpokenLines.Called(lines, names) : lines).Select(Spoken);

    private CaptionLine Spoken(CaptionLine line) =>
        line.Speaker is { } speaker ? line with { Speaker = speaker with { Track = track } } : line;
}
