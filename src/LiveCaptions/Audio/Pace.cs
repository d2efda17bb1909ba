using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>Lets sound pass at the pace of a clock: each sample has its moment, so that lateness never adds up.</summary>
internal sealed class Pace(TimeProvider clock)
{
    private readonly long start = clock.GetTimestamp();

    /// <summary>Waits until this much sound would have sounded since the start.</summary>
    public Task UntilAsync(AudioTime time, CancellationToken stop) => UntilAsync(time.SinceStart, stop);

    /// <summary>Waits until this much time has passed since the start; late comers do not wait.</summary>
    public Task UntilAsync(TimeSpan due, CancellationToken stop)
    {
        var wait = due - clock.GetElapsedTime(start);
        // Timers cut off what is less than a millisecond; sound must rather be late than early.
        return wait > TimeSpan.Zero
            ? Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, stop)
            : Task.CompletedTask;
    }
}
