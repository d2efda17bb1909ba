using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Supervision;

/// <summary>Detects sound that a sender or the network had held back: it comes much faster than real time, and is old on arrival.</summary>
/// <remarks>Pure: the caller passes the time. Threading: one caller at a time.</remarks>
internal sealed class BurstWatch
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly long MaxSamples = AudioTime.SamplesIn(2);

    private TimeSpan since;
    private long samples;
    private bool begun,
        reported;

    /// <summary>Notes that samples have come.</summary>
    /// <param name="now">The time of arrival.</param>
    /// <param name="count">The number of samples.</param>
    /// <returns>True once for each second in which more than two seconds of sound come.</returns>
    public bool Note(TimeSpan now, int count)
    {
        if (!begun || now - since >= Window)
            (since, samples, begun, reported) = (now, 0, true, false);
        samples += count;
        if (reported || samples <= MaxSamples)
            return false;
        reported = true;
        return true;
    }
}
