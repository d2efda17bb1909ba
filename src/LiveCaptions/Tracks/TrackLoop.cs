using LiveCaptions.Audio;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Keeps the recipe going: waits for sound, hands all of it over, counts steps that failed and goes on.</summary>
/// <remarks>Threading: runs on a thread of its own, since a decode computes for tens of milliseconds.</remarks>
internal sealed partial class TrackLoop(string track, SampleRing ring, TrackRecipe recipe, ILogger logger)
{
    private readonly float[] sound = new float[AudioTime.SampleRate * 30];
    private long lost;
    private int failures;

    /// <summary>This many failed steps in a row are not an accident.</summary>
    public const int TooMany = 5;

    /// <summary>False while step after step fails.</summary>
    public bool Healthy => Volatile.Read(ref failures) < TooMany;

    /// <summary>Runs until the sound is over and everything is settled, or <paramref name="stop"/>.</summary>
    public void Run(CancellationToken stop)
    {
        try
        {
            while (!ring.Drained)
            {
                ring.WaitAsync(stop).AsTask().GetAwaiter().GetResult();
                var count = ring.Read(sound, out var gap);
                TellLoss(ring.Lost);
                Try(() => recipe.Step(sound.AsSpan(0, count), gap));
                while (recipe.IsBehind && ring.Unread == 0 && !stop.IsCancellationRequested && Try(() => recipe.Step([]))) { }
            }
            Try(() => recipe.Finish());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping is no error.
        }
    }

    /// <summary>A gap may be the source's, which tells of it itself.</summary>
    private void TellLoss(long total)
    {
        if (total > lost) Log.SoundLost(logger, track, new AudioTime(total - lost).Seconds);
        lost = total;
    }

    /// <returns>False if the step failed.</returns>
    private bool Try(Action step)
    {
        try
        {
            step();
            if (Volatile.Read(ref failures) >= TooMany) Log.Recovered(logger, track);
            Volatile.Write(ref failures, 0);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it is, captions go on with the next step; what nobody foresaw is written down whole.
            if (Interlocked.Increment(ref failures) == 1) Log.StepFailed(logger, track, failure.Message, failure is SpeechException ? null : failure);
            if (failures == TooMany)
            {
                Log.KeepsFailing(logger, track, failure.Message);
                recipe.FallSilent();
            }
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Track {Track}: {Seconds:F1} s of sound were lost because recognition was too slow; captions go on after the gap")]
        public static partial void SoundLost(ILogger logger, string track, double seconds);

        [LoggerMessage(2, LogLevel.Warning, "Track {Track}: a step failed and is skipped. {Reason}")]
        public static partial void StepFailed(ILogger logger, string track, string reason, Exception? fault);

        [LoggerMessage(3, LogLevel.Error, "Track {Track}: step after step fails, so there are no captions. {Reason} Restart the program; if it stays, try another model")]
        public static partial void KeepsFailing(ILogger logger, string track, string reason);

        [LoggerMessage(4, LogLevel.Information, "Track {Track}: recognition works again")]
        public static partial void Recovered(ILogger logger, string track);
    }
}
