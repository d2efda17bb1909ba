using LiveCaptions.Captions;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>The date of moments of the monotonic clock, for those outside who know no other clock.</summary>
/// <param name="clock">The clock of the words.</param>
internal sealed class WallTimes(MonotonicClock clock)
{
    public DateTimeOffset Now => clock.Time.GetUtcNow();

    public DateTimeOffset Of(TimeSpan moment) => Now - (clock.Now - moment);
}
