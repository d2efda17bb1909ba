using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sent;

/// <summary>
/// How much sound a track takes from senders: what sounds meanwhile, and what a sender may have kept. Whatever connections and streams
/// there are, a track never gets more work than real time and this.
/// </summary>
/// <remarks>Pure: the caller passes the time. Threading: one caller at a time.</remarks>
internal sealed class SoundBudget
{
    /// <summary>How much sound a sender keeps while the link is away.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);

    /// <summary>How much may come at once: what a sender keeps, and what a network holds back.</summary>
    public static readonly TimeSpan Burst = Kept + TimeSpan.FromSeconds(3);

    /// <summary>How fast a sender's clock may run.</summary>
    public const double FastestPace = 1.05;

    // A flood of tiny messages costs, too.
    private const int LeastCharge = AudioTime.SampleRate / 100;

    private TimeSpan left = Burst,
        at;

    /// <summary>Charges a message.</summary>
    /// <returns>False if the sound comes faster than it may.</returns>
    public bool Take(TimeSpan now, int samples)
    {
        var grown = left + (now - at) * FastestPace;
        at = now;
        left = (grown < Burst ? grown : Burst) - new AudioTime(Math.Max(LeastCharge, samples)).SinceStart;
        return left >= TimeSpan.Zero;
    }
}
