using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>Finds the moment at which sound came in: sound never comes early, so the least lateness seen lately is the truth.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
internal sealed class ArrivalTimes
{
    /// <summary>So many looks are compared; then a source whose clock is another one's is followed.</summary>
    private const int Looks = 64;

    /// <summary>Later by so much at once: sound was lost or held up, and what was measured before does not count.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(500);

    private readonly Queue<TimeSpan> recent = new();

    /// <summary>Takes that the stream had this much sound at this moment.</summary>
    public void Note(AudioTime heard, TimeSpan now)
    {
        var start = now - heard.SinceStart;
        if (recent.Count > 0 && start - recent.Min() > Jump)
            recent.Clear();
        if (recent.Count == Looks)
            recent.Dequeue();
        recent.Enqueue(start);
    }

    /// <summary>Another stream follows.</summary>
    public void BeginAnew() => recent.Clear();

    /// <summary>When this sound came in.</summary>
    public TimeSpan Of(AudioTime time) => (recent.Count > 0 ? recent.Min() : TimeSpan.Zero) + time.SinceStart;
}
