using System.Diagnostics.Metrics;
using LiveCaptions.Audio;
using LiveCaptions.Telemetry;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Measures how late a track is, lowers its effort or skips sound while it falls behind, and logs each episode once.</summary>
/// <remarks>Threading: updated in the track's turns; anybody may read it, or ask to catch up.</remarks>
internal sealed partial class Lateness(string track, SampleRing ring, TimeProvider clock, ILogger logger)
{
    private static readonly Counter<long> Skipped = Meters.Service.CreateCounter<long>(
        "livecaptions.tracks.skipped",
        "{sample}",
        "Samples that a track skipped to catch up"
    );

    // The last words are worth captioning, and the first words after a skip need sound before them.
    private static readonly long Kept = AudioTime.SamplesIn(0.5);

    private readonly LatenessWatch watch = new(new());
    private readonly long start = clock.GetTimestamp();
    private TimeSpan began;
    private long inHand,
        skipped;
    private volatile bool asked;
    private volatile Effort effort;

    /// <summary>Seconds of sound waiting to be recognised, including the running step's and what a sender still keeps.</summary>
    public double Seconds => new AudioTime(ring.Kept + ring.Unread + Volatile.Read(ref inHand)).Seconds;

    /// <summary>How much effort recognition makes.</summary>
    public Effort Effort => effort;

    /// <summary>What is wrong and what to do; null while the track is in time.</summary>
    public string? Message =>
        effort == Effort.Full
            ? null
            : $"This computer is too busy, so recognition works with less effort; captions are up to {Math.Max(1, Math.Ceiling(Seconds)):F0} s late. It returns by itself. If it stays, close other programs or choose a smaller model.";

    /// <summary>Skips to what is said now, at the next step.</summary>
    public void CatchUp() => asked = true;

    /// <summary>Decides before each step whether to lower the effort or to skip.</summary>
    /// <param name="backlog">Samples that the recogniser was given and has not decoded.</param>
    /// <returns>Samples that were skipped.</returns>
    public long Update(long backlog)
    {
        var (now, late) = (clock.GetElapsedTime(start), new AudioTime(ring.Unread + backlog).SinceStart);
        var tooLate = watch.Update(now, late);
        var before = effort;
        effort = watch.Effort;
        if (before == Effort.Full && effort != Effort.Full)
            Begin(now, late);
        var left = tooLate || asked ? ring.SkipToLive(Kept) : 0;
        if (asked)
            Log.CaughtUp(logger, track, new AudioTime(left).Seconds);
        asked = false;
        skipped += left;
        Skipped.Add(left, Meters.OfTrack(track));
        if (before != Effort.Full && effort == Effort.Full)
            Log.InTime(logger, track, (now - began).TotalSeconds, new AudioTime(skipped).Seconds);
        return left;
    }

    /// <summary>Sets how many samples the running step works on.</summary>
    public void SetInHand(long samples) => Volatile.Write(ref inHand, samples);

    private void Begin(TimeSpan now, TimeSpan late)
    {
        (began, skipped) = (now, 0);
        if (ring.InBurst)
            Log.LateByBurst(logger, track, late.TotalSeconds);
        else
            Log.Late(logger, track, late.TotalSeconds);
    }

    private static partial class Log
    {
        [LoggerMessage(
            30,
            LogLevel.Warning,
            "Track {Track}: captions are {Seconds:F1} s late because this computer is too busy; recognition works with less effort, and skips if it must, until it has caught up"
        )]
        public static partial void Late(ILogger logger, string track, double seconds);

        [LoggerMessage(
            33,
            LogLevel.Information,
            "Track {Track}: captions are {Seconds:F1} s late because so much sound came at once; recognition works with less effort, and skips if it must, until it has caught up"
        )]
        public static partial void LateByBurst(ILogger logger, string track, double seconds);

        [LoggerMessage(
            31,
            LogLevel.Information,
            "Track {Track}: captions are in time again and recognised with full effort after {Seconds:F0} s; {Skipped:F1} s of sound were skipped"
        )]
        public static partial void InTime(ILogger logger, string track, double seconds, double skipped);

        [LoggerMessage(32, LogLevel.Information, "Track {Track}: skipped {Seconds:F1} s to what is said now, as asked")]
        public static partial void CaughtUp(ILogger logger, string track, double seconds);
    }
}
