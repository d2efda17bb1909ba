using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sent;

/// <summary>
/// Whether late sound waits with its sender: until the track has heard what it has, so that none of it is skipped. A track that has not
/// caught up after a while is too slow for that, and skips as it does for all sound.
/// </summary>
/// <remarks>Pure: the caller passes the time. Threading: one caller at a time.</remarks>
internal sealed class CatchUp
{
    /// <summary>Sound that is this late is old rather than live.</summary>
    public static readonly long Late = AudioTime.SamplesIn(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TimeSpan? since;

    /// <summary>Whether the next sound waits.</summary>
    /// <param name="now">The time.</param>
    /// <param name="waiting">Samples that the sender still has.</param>
    /// <param name="unread">Samples that the track has not heard yet.</param>
    public bool Holds(TimeSpan now, long waiting, long unread)
    {
        if (waiting < Late)
        {
            since = null;
            return false;
        }
        since ??= now;
        return unread >= Late && now - since < Patience;
    }
}
