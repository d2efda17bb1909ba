using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// Estimates when a stream began by the monotonic clock: sound never arrives early, so the least lateness of the last changes is the best
/// estimate.
/// </summary>
/// <remarks>Pure: it takes moments of the monotonic clock and reads none.</remarks>
internal sealed class ArrivalTimes
{
    /// <summary>Changes that are compared; a source whose own clock drifts is followed in as many.</summary>
    private const int Window = 64;

    /// <summary>A lateness that grows by this much at once: sound was lost or held up, and earlier changes do not count.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(500);

    private readonly Queue<TimeSpan> recent = new();

    /// <summary>Moment at which the stream began; zero while nothing is known.</summary>
    public TimeSpan StreamStart => recent.Count > 0 ? recent.Min() : TimeSpan.Zero;

    /// <summary>Notes that the stream had this much sound at this moment.</summary>
    public void Note(AudioTime time, TimeSpan now)
    {
        var start = now - time.SinceStart;
        if (recent.Count > 0 && start - recent.Min() > Jump)
            recent.Clear();
        if (recent.Count == Window)
            recent.Dequeue();
        recent.Enqueue(start);
    }

    /// <summary>Another stream follows.</summary>
    public void BeginAnew() => recent.Clear();
}
