namespace LiveCaptions.Scoring;

/// <summary>Errors and delay of captions, measured against a reference.</summary>
/// <param name="Words">Words of the reference.</param>
/// <param name="WordErrorRate">Percent.</param>
/// <param name="FirstDisplay">FDL: seconds from a word's end until it is on screen for good; null: the reference has no times.</param>
/// <param name="Settled">CL: seconds from a word's end until it can no longer change; null: the reference has no times.</param>
/// <param name="Erasure">NE: words removed or changed per final word.</param>
/// <param name="Changed">Times that settled text did not continue the settled text before; must be 0.</param>
internal sealed record Score(int Words, double WordErrorRate, Spread? FirstDisplay, Spread? Settled, double Erasure, int Changed)
{
    /// <summary>Every correctly recognised word whose end is known.</summary>
    public IReadOnlyList<WordDelay> Delays { get; private init; } = [];

    public static Score Of(IReadOnlyList<ScreenText> frames, ReferenceText reference)
    {
        var final = frames.Count > 0 ? PlainWords.Of(frames[^1].Text) : [];
        var alignment = Alignment.Of(reference.Words, final);
        var history = new ScreenHistory(final);
        foreach (var frame in frames)
            history.Show(frame);
        var delays = DelaysOf(reference, alignment, final, history);
        return new(
            reference.Words.Length,
            100.0 * alignment.Edits / Math.Max(1, reference.Words.Length),
            reference.Ends is null ? null : Spread.Of(from word in delays where word.Shown is not null select word.Shown!.Value - word.End),
            reference.Ends is null
                ? null
                : Spread.Of(from word in delays where word.Settled is not null select word.Settled!.Value - word.End),
            history.TakenBack / (double)Math.Max(1, final.Length),
            history.Changed
        )
        {
            Delays = delays,
        };
    }

    private static List<WordDelay> DelaysOf(ReferenceText reference, Alignment alignment, string[] final, ScreenHistory history) =>
        reference.Ends is not { } ends
            ? []
            :
            [
                .. from pair in alignment.Pairs
                where reference.Words[pair.Reference] == final[pair.Recognised] && ends[pair.Reference] is not null
                select new WordDelay(ends[pair.Reference]!.Value, history.Shown[pair.Recognised], history.Settled[pair.Recognised]),
            ];
}
