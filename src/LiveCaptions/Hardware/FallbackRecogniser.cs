using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Hardware;

/// <summary>A recogniser on a graphics card, and in its place one on the processor as soon as the card fails: it hears what is not settled once more, so that no word is lost.</summary>
/// <param name="card">On the card.</param>
/// <param name="openSpare">Opens the one on the processor, for this reason.</param>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class FallbackRecogniser(IRecogniser card, Func<Exception, IRecogniser> openSpare) : IRecogniser
{
    /// <summary>Failures in a row: a driver that has lost its card fails at once and for ever, one that stumbled may go on.</summary>
    private const int Enough = 2;

    // Where nobody speaks, a voice that begins has begun no longer ago than this.
    private static readonly long Onset = AudioTime.SamplesIn(2);

    private readonly UnsettledSound sound = new();
    private IRecogniser now = card;
    private int failures;
    private bool fallen;

    public bool IsBehind => now.IsBehind;
    public long Backlog => now.Backlog;
    public Effort Effort { get => now.Effort; set => now.Effort = value; }
    public StreamStatistics Statistics => now.Statistics;

    public void Hear(ReadOnlySpan<float> samples)
    {
        now.Hear(samples);
        if (!fallen) sound.Add(samples);
    }

    public TranscriptChange Step()
    {
        var change = Ask(recogniser => recogniser.Step());
        if (fallen) return change;
        if (change.Settled.Count > 0) sound.Forget(change.Settled[^1].End.Samples);
        if (!change.Speaking && change.Tentative.Count == 0) sound.Forget(sound.End - Onset);
        return change;
    }

    public TranscriptChange Skip(long samples)
    {
        var change = Ask(recogniser => recogniser.Skip(samples));
        if (!fallen) sound.Skip(samples);
        return change;
    }

    public TranscriptChange Finish() => Ask(recogniser => recogniser.Finish());

    public void Dispose() => now.Dispose();

    private TranscriptChange Ask(Func<IRecogniser, TranscriptChange> ask)
    {
        try
        {
            var change = ask(now);
            failures = 0;
            return change;
        }
        catch (NativeLibraryException failure) when (!fallen && ++failures >= Enough)
        {
            FallBack(failure);
            return ask(now) with { Changed = true };     // what the card made tentative goes, whatever the other one says
        }
    }

    private void FallBack(Exception failure)
    {
        var spare = openSpare(failure);
        spare.Effort = now.Effort;
        if (sound.Start > 0) _ = spare.Skip(sound.Start);
        spare.Hear(sound.Samples);
        Abandoned.Keep(now);
        (now, fallen) = (spare, true);
    }
}
