namespace LiveCaptions.ScriptedTracks;

/// <summary>A cue as the file has it.</summary>
/// <param name="Start">Seconds; null if the file does not tell.</param>
/// <param name="End">Seconds; null if the file does not tell.</param>
/// <param name="Lines">The words of each line that has any.</param>
internal sealed record RawCue(double? Start, double? End, IReadOnlyList<IReadOnlyList<CueWord>> Lines)
{
    /// <summary>All words, from top to bottom.</summary>
    public IReadOnlyList<CueWord> Words { get; } = Lines.Count == 1 ? Lines[0] : [.. Lines.SelectMany(line => line)];
}
