namespace LiveCaptions.Bench;

/// <summary>A clock that moves when it is told to; timers run at their moment.</summary>
/// <remarks>Threading: one thread moves it; timers are made and changed on any.</remarks>
internal sealed class VirtualClock : TimeProvider
{
    private readonly Lock sync = new();
    private readonly List<Timer> timers = [];
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Time since its beginning.</summary>
    public TimeSpan Now => TimeSpan.FromTicks(GetTimestamp());

    /// <summary>When the next timer runs; null: none does.</summary>
    public TimeSpan? Next
    {
        get
        {
            lock (sync)
                return timers.Count == 0 ? null : TimeSpan.FromTicks(timers.Min(timer => timer.Due));
        }
    }

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on, and runs the timers of that moment.</summary>
    public void MoveTo(TimeSpan moment)
    {
        Interlocked.Exchange(ref now, Math.Max(now, moment.Ticks));
        while (Take() is { } due)
            due.Run();
    }

    private Timer? Take()
    {
        lock (sync)
        {
            var due = timers.Where(timer => timer.Due <= now).MinBy(timer => timer.Due);
            if (due is not null)
                timers.Remove(due);
            return due;
        }
    }

    /// <summary>A timer that runs once; nothing here repeats itself.</summary>
    private sealed class Timer(VirtualClock clock, Action run) : ITimer
    {
        public long Due { get; private set; }

        public Action Run => run;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.sync)
            {
                clock.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime.Ticks;
                    clock.timers.Add(this);
                }
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock.sync)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
