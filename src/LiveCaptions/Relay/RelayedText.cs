using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Relay;

/// <summary>A settled word on the wire; times in samples at 16 kHz.</summary>
/// <param name="Joined">No space stands before it.</param>
internal sealed record RelayedWord(long Number, string Text, long Start, long End, float Probability, bool Joined = false, int Speaker = 0);

/// <summary>A tentative word on the wire.</summary>
internal sealed record RelayedTry(string Text, bool Joined = false);

/// <summary>A person's text for a settled word on the wire.</summary>
internal sealed record RelayedCorrection(long Number, string Text);

/// <summary>One output's part of a change on the wire.</summary>
/// <param name="Time">Stream time in samples at 16 kHz.</param>
/// <param name="At">The same moment, milliseconds since 1970.</param>
/// <param name="Gap">Sound was lost just behind the settled words.</param>
internal sealed record RelayedText(long Time, long At, double Delay, bool Speaking = false, string? Language = null, bool Gap = false)
{
    public IReadOnlyList<RelayedWord>? Settled { get; init; }
    public IReadOnlyList<RelayedTry>? Tentative { get; init; }
    public IReadOnlyList<RelayedCorrection>? Corrections { get; init; }

    /// <summary>Whether it says the same: records compare lists by reference.</summary>
    public bool IsSame(RelayedText other) =>
        Bare == other.Bare
        && IsSame(Settled, other.Settled)
        && IsSame(Tentative, other.Tentative)
        && IsSame(Corrections, other.Corrections);

    /// <summary>What of a change goes over the wire.</summary>
    /// <param name="shift">From this machine's times and word numbers to those of the track.</param>
    public static RelayedText Of(CaptionUpdate update, Shift shift) =>
        new(
            shift.Time(update.Time).Samples,
            update.At.ToUnixTimeMilliseconds(),
            Math.Round(update.Delay, 3),
            update.Speaking,
            update.Language,
            update.Gap
        )
        {
            Settled = OrNull(update.Settled, word => Of(word, shift)),
            Tentative = OrNull(update.Tentative, word => new RelayedTry(word.Text, word.Joined)),
            Corrections = OrNull(update.Corrections, correction => new RelayedCorrection(shift.Number(correction.Number), correction.Text)),
        };

    /// <summary>The change as this machine shows it.</summary>
    public CaptionUpdate ToUpdate() =>
        new(
            [.. (Settled ?? []).Select(Read)],
            [.. (Tentative ?? []).Select(word => new TentativeWord(word.Text, word.Joined))],
            Speaking,
            Language,
            new(Time),
            DateTimeOffset.FromUnixTimeMilliseconds(At),
            Delay,
            Gap
        )
        {
            Corrections = [.. (Corrections ?? []).Select(correction => new WordCorrection(correction.Number, correction.Text))],
        };

    private RelayedText Bare => this with { Settled = null, Tentative = null, Corrections = null };

    private static bool IsSame<T>(IReadOnlyList<T>? one, IReadOnlyList<T>? other) => (one ?? []).SequenceEqual(other ?? []);

    private static SettledWord Read(RelayedWord word) =>
        new(word.Text, word.Joined, new(word.Start), new(word.End), word.Probability) { Number = word.Number, Speaker = word.Speaker };

    private static RelayedWord Of(SettledWord word, Shift shift) =>
        new(
            shift.Number(word.Number),
            word.Text,
            shift.Time(word.Start).Samples,
            shift.Time(word.End).Samples,
            MathF.Round(word.Probability, 3),
            word.Joined,
            word.Speaker
        );

    private static IReadOnlyList<TTo>? OrNull<TFrom, TTo>(IReadOnlyList<TFrom> from, Func<TFrom, TTo> convert) =>
        from.Count == 0 ? null : [.. from.Select(convert)];
}
