using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>
/// Tells a recording from a live stream by how its sound arrives, and paces the recording. A live stream may begin with a burst and then
/// comes at real time; a recording keeps coming faster until it ends or until a minute of it waits.
/// </summary>
/// <remarks>Pure: the caller passes the time. Threading: one reader receives, one writer passes on.</remarks>
internal sealed class ArrivalPace
{
    /// <summary>How far sound may be ahead of the clock before it is held.</summary>
    public static readonly TimeSpan Allowance = TimeSpan.FromSeconds(0.75);

    /// <summary>A live stream's first burst is shorter than this.</summary>
    public static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    /// <summary>Live streams in segments rest between them; a recording whose end is not noticed yet rests for less.</summary>
    private static readonly TimeSpan LongWindow = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>More sound than this in a window is faster than real time; less than this, and nothing can be told yet.</summary>
    private static readonly long MaxLive = AudioTime.SamplesIn(1.5),
        MaxLiveLong = AudioTime.SamplesIn(6),
        MinLive = AudioTime.SamplesIn(0.2);

    /// <summary>At its end, a recording is ahead of the clock by at least this.</summary>
    private static readonly TimeSpan MinLead = TimeSpan.FromSeconds(0.5);

    private readonly Lock sync = new();
    private readonly Queue<(TimeSpan Time, int Count)> recent = new();
    private TimeSpan? anchor;
    private TimeSpan begun;
    private long received,
        passed;
    private bool ended,
        recorded;

    /// <summary>Whether the sound has come as that of a recording does, and not live.</summary>
    public bool IsRecording
    {
        get
        {
            lock (sync)
                return recorded;
        }
    }

    /// <summary>Sound has come.</summary>
    public void Receive(TimeSpan now, int count)
    {
        lock (sync)
        {
            if (anchor is null)
                (anchor, begun) = (now, now);
            received += count;
            while (recent.TryPeek(out var oldest) && now - oldest.Time > LongWindow)
                recent.Dequeue();
            recent.Enqueue((now, count));
            recorded |= new AudioTime(received - passed).SinceStart >= LongestBurst;
        }
    }

    /// <summary>No more sound will come.</summary>
    public void End(TimeSpan now)
    {
        lock (sync)
        {
            ended = true;
            recorded |= anchor is { } start && new AudioTime(received).SinceStart - (now - start) >= MinLead;
        }
    }

    /// <summary>Returns how long the next sound must wait; zero: it may be passed on.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        lock (sync)
        {
            var ahead = new AudioTime(passed).SinceStart - (now - (anchor ?? now)) - Allowance;
            if (ahead <= TimeSpan.Zero)
                return TimeSpan.Zero;
            if (recorded || ended || !IsLive(now))
                return ahead < Poll ? ahead : Poll;
            // The burst of a live stream is over: what waits is old, and everything from here on is live.
            anchor = now - new AudioTime(received).SinceStart;
            return TimeSpan.Zero;
        }
    }

    private bool IsLive(TimeSpan now)
    {
        var inWindow = recent.Where(sound => now - sound.Time <= Window).Sum(sound => (long)sound.Count);
        return (now - begun >= Window && inWindow >= MinLive && inWindow <= MaxLive)
            || (
                now - begun >= LongWindow
                && recent.Where(sound => now - sound.Time <= LongWindow).Sum(sound => (long)sound.Count) <= MaxLiveLong
            );
    }

    /// <summary>Sound has been passed on.</summary>
    public void Pass(int count)
    {
        lock (sync)
            passed += count;
    }
}
