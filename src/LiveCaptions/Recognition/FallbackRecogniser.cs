using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>A recogniser on a graphics card, and in its place one on the processor as soon as the card fails: it hears what is not settled once more, so that no word is lost.</summary>
/// <param name="card">On the card.</param>
/// <param name="openSpare">Opens the one on the processor, for this reason.</param>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class FallbackRecogniser(ISpeechStream card, Func<Exception, ISpeechStream> openSpare) : WrappedRecogniser(card)
{
    /// <summary>Failures in a row: a driver that has lost its card fails at once and for ever, one that stumbled may go on.</summary>
    private const int Enough = 2;

    // Where nobody speaks, a voice that begins has begun no longer ago than this.
    private static readonly long Onset = AudioTime.SamplesIn(2);

    private readonly UnsettledSound sound = new();
    private int failures;
    private bool fallen;

    public override void Write(ReadOnlySpan<float> samples)
    {
        base.Write(samples);
        if (!fallen)
            sound.Add(samples);
    }

    public override TranscriptChange Step()
    {
        var change = base.Step();
        if (fallen)
            return change;
        if (change.Settled.Count > 0)
            sound.Forget(change.Settled[^1].End.Samples);
        if (!change.Speaking && change.Tentative.Count == 0)
            sound.Forget(sound.End - Onset);
        return change;
    }

    public override TranscriptChange Skip(long samples)
    {
        var change = base.Skip(samples);
        if (!fallen)
            sound.Skip(samples);
        return change;
    }

    protected override TranscriptChange Ask(Func<ISpeechStream, TranscriptChange> ask)
    {
        try
        {
            var change = base.Ask(ask);
            failures = 0;
            return change;
        }
        catch (NativeLibraryException failure) when (!fallen && ++failures >= Enough)
        {
            FallBack(failure);
            return base.Ask(ask) with { Changed = true }; // what the card made tentative goes, whatever the other one says
        }
    }

    private void FallBack(Exception failure)
    {
        var spare = openSpare(failure);
        spare.Effort = Effort;
        if (sound.Start > 0)
            _ = spare.Skip(sound.Start);
        spare.Write(sound.Samples);
        Abandoned.Keep(Inner);
        (Inner, fallen) = (spare, true);
    }
}
