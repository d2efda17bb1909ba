using LiveCaptions.Captions;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>The newest frame on its way to OBS: a frame not taken yet is replaced.</summary>
/// <remarks>Threading: offered by the track, taken by the output's loop.</remarks>
internal sealed class NewestFrame(MonotonicClock clock)
{
    private Waiting? newest;

    /// <summary>True if a frame is waiting.</summary>
    public bool IsWaiting => Volatile.Read(ref newest) is not null;

    /// <summary>Puts a frame in place of the one waiting.</summary>
    public void Offer(CaptionFrame frame) => Interlocked.Exchange(ref newest, new(frame, newest?.Since ?? clock.Now));

    /// <summary>Takes the frame waiting; null if there is none.</summary>
    public Waiting? Take() => Interlocked.Exchange(ref newest, null);

    /// <summary>A frame that waits.</summary>
    /// <param name="Since">When it was offered, or the first frame that it replaces.</param>
    internal sealed record Waiting(CaptionFrame Frame, TimeSpan Since);
}
