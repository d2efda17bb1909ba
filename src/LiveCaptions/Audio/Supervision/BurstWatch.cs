using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Supervision;

/// <summary>Notices sound that comes much faster than it sounds: what a sender or a network had gathered. It is old when it comes. No clock in here.</summary>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class BurstWatch
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly long Much = AudioTime.SamplesIn(2);

    private TimeSpan since;
    private long samples;
    private bool begun,
        told;

    /// <summary>So many samples have come just now.</summary>
    /// <returns>True once for each second in which more than two seconds of sound come.</returns>
    public bool Note(TimeSpan now, int count)
    {
        if (!begun || now - since >= Window)
            (since, samples, begun, told) = (now, 0, true, false);
        samples += count;
        if (told || samples <= Much)
            return false;
        told = true;
        return true;
    }
}
