using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>
/// Opens the first stream while the rest of the service starts: a stream takes about a second until it has its memory and has run once,
/// and captions that were interrupted by a crash wait for it.
/// </summary>
/// <param name="recognisers">The model.</param>
/// <param name="settings">The stream that is wanted first.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class EarlyRecognisers(IRecognisers recognisers, StreamSettings settings) : IRecognisers
{
    private Task<ISpeechStream>? early = Task.Run(() => recognisers.Open(settings));

    public string Model => recognisers.Model;

    public string? Notice => recognisers.Notice;

    /// <summary>Starts opening a stream for the first track, if the model can do what it asks for.</summary>
    public static IRecognisers For(StreamSettings first, IRecognisers recognisers)
    {
        try
        {
            recognisers.Check(first);
        }
        catch (SpeechException)
        {
            // The start checks all tracks, and says it if none can be captioned.
            return recognisers;
        }
        return new EarlyRecognisers(recognisers, first);
    }

    public void Check(StreamSettings wanted)
    {
        // The early stream has its memory already, so that there need not be enough for another one.
        if (Volatile.Read(ref early) is null || !IsSame(wanted))
            recognisers.Check(wanted);
    }

    public ISpeechStream Open(StreamSettings wanted) =>
        IsSame(wanted) && Interlocked.Exchange(ref early, null) is { } opened ? opened.GetAwaiter().GetResult() : recognisers.Open(wanted);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref early, null) is { } opened)
            Close(opened);
        recognisers.Dispose();
    }

    private static void Close(Task<ISpeechStream> opened)
    {
        try
        {
            opened.GetAwaiter().GetResult().Dispose();
        }
        catch (SpeechException)
        {
            // Nobody needs it any more.
        }
    }

    private bool IsSame(StreamSettings wanted) =>
        wanted.LanguageCandidates.SequenceEqual(settings.LanguageCandidates)
        && wanted with { LanguageCandidates = settings.LanguageCandidates } == settings;
}
