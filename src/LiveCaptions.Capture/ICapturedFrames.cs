namespace LiveCaptions.Capture;

/// <summary>Sound as it was delivered, before it is mixed and resampled: interleaved frames that wait until they are read.</summary>
/// <remarks>Threading: one reader at a time; everything else may be called from other threads meanwhile.</remarks>
internal interface ICapturedFrames : IDisposable
{
    /// <summary>Where the sound comes from.</summary>
    SoundDevice Device { get; }

    /// <summary>When opening began, in nanoseconds of <see cref="Now"/>.</summary>
    long Start { get; }

    /// <summary>A clock that never goes back, in nanoseconds.</summary>
    long Now { get; }

    FrameFigures Figures { get; }

    /// <summary>Waits until <paramref name="min"/> frames are there, then copies as many as fit.</summary>
    /// <param name="to">The destination, whole frames.</param>
    /// <param name="min">Frames to wait for.</param>
    /// <param name="timeoutMs">How long to wait at most.</param>
    /// <param name="missing">Frames dropped just before the first one copied.</param>
    /// <returns>Frames copied; 0 after the time-out; a negative code of the native library once the capture is over.</returns>
    int Read(Span<float> to, int min, int timeoutMs, out long missing);

    /// <summary>Makes a waiting reader, and every later read, return at once.</summary>
    void Cancel();
}

/// <summary>Figures of a capture, in frames and nanoseconds.</summary>
/// <param name="Rate">Frames per second.</param>
/// <param name="Channels">Samples in a frame.</param>
/// <param name="Captured">Frames delivered, dropped ones included.</param>
/// <param name="Dropped">Frames that found no room.</param>
/// <param name="FirstAt">When the first frames came; 0: not yet.</param>
/// <param name="LastAt">When the newest came.</param>
/// <param name="LongestGap">The longest time between two deliveries.</param>
/// <param name="Moves">How often the system moved the capture.</param>
/// <param name="Suspended">Whether the system reports the device as suspended.</param>
internal readonly record struct FrameFigures(
    int Rate,
    int Channels,
    long Captured,
    long Dropped,
    long FirstAt,
    long LastAt,
    long LongestGap,
    int Moves = 0,
    bool Suspended = false
);
