using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>Paces sound by a clock: every sample has its due time since the start, so that delays never add up.</summary>
internal sealed class Pace(TimeProvider clock)
{
    private readonly long start = clock.GetTimestamp();

    /// <summary>Waits until this position of the sound is due; returns at once if it is past.</summary>
    public Task UntilAsync(AudioTime time, CancellationToken stop) => UntilAsync(time.SinceStart, stop);

    /// <summary>Waits until this much time has passed since the start; returns at once if it has.</summary>
    public Task UntilAsync(TimeSpan due, CancellationToken stop)
    {
        var wait = due - clock.GetElapsedTime(start);
        // Timers truncate to whole milliseconds, and sound must be late rather than early.
        return wait > TimeSpan.Zero
            ? Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, stop)
            : Task.CompletedTask;
    }
}
