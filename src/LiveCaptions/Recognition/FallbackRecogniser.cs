using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>A recogniser on a graphics card that is replaced by one on the processor when the card fails.</summary>
/// <remarks>
/// The replacement receives the sound again whose words have not settled, and some seconds before it, so that no word is lost. Threading:
/// the track's thread only.
/// </remarks>
/// <param name="card">The recogniser on the card.</param>
/// <param name="openSpare">Opens the one on the processor, because of this failure.</param>
internal sealed class FallbackRecogniser(ISpeechStream card, Func<Exception, ISpeechStream> openSpare) : WrappedRecogniser(card)
{
    /// <summary>
    /// Failures in a row before the card is given up: a driver that lost its card fails forever, one with a passing error recovers.
    /// </summary>
    private const int MaxFailures = 2;

    // In silence, a voice that is just being detected began at most this long ago.
    private static readonly long Onset = AudioTime.SamplesIn(2);

    private readonly UnsettledSound sound = new();
    private HeardAgain again = new(0, 0, "");
    private (long End, string Text) settled = (0, ""); // the card's last word
    private int failures;
    private bool fellBack,
        cardsWordsStand;

    public override void Write(ReadOnlySpan<float> samples)
    {
        base.Write(samples);
        if (!fellBack)
            sound.Add(samples);
    }

    public override TranscriptChange Step()
    {
        var change = base.Step();
        if (fellBack)
            return change;
        if (change.Settled.Count > 0)
        {
            settled = (change.Settled[^1].End.Samples, change.Settled[^1].Text);
            sound.Forget(settled.End - HeardAgain.Lead);
        }
        if (!change.Speaking && change.Tentative.Count == 0)
            sound.Forget(sound.End - Onset);
        return change;
    }

    public override TranscriptChange Skip(long samples)
    {
        var change = base.Skip(samples);
        if (!fellBack)
            sound.Skip(samples);
        return change;
    }

    protected override TranscriptChange Ask(Func<ISpeechStream, TranscriptChange> ask)
    {
        try
        {
            var change = base.Ask(ask);
            failures = 0;
            return fellBack ? New(change) : change;
        }
        catch (NativeLibraryException failure) when (!fellBack && ++failures >= MaxFailures)
        {
            FallBack(failure);
            return New(base.Ask(ask));
        }
    }

    /// <summary>What the card has not settled; its tentative words go once the replacement has its own.</summary>
    private TranscriptChange New(TranscriptChange change)
    {
        change = again.Pass(change);
        if (!again.IsOver)
            return change;
        change = change with { Changed = change.Changed || cardsWordsStand };
        cardsWordsStand = false;
        return change;
    }

    private void FallBack(Exception failure)
    {
        var spare = openSpare(failure);
        (spare.Effort, spare.Terms) = (Effort, Terms);
        if (sound.Start > 0)
            _ = spare.Skip(sound.Start);
        spare.Write(sound.Samples);
        (again, cardsWordsStand) = (new(sound.Start, settled.End, settled.Text), true);
        Abandoned.Keep(Inner);
        (Inner, fellBack) = (spare, true);
    }
}
