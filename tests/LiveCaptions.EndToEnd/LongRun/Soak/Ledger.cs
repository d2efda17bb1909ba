using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>What a fault can do to the captions.</summary>
internal enum FaultKind
{
    ServiceKilled,
    ChildKilled,
    ClockStepped,
    ObsCrashed,
    ObsUnreachable,
    ViewersGone,
    DiskFull,
    RulesReplaced,
    SettingsTorn,
}

/// <summary>A fault that was done, in seconds of the soak.</summary>
/// <param name="End">Infinite as long as it lasts.</param>
internal sealed record Fault(FaultKind Kind, double Start, double End, string About);

/// <summary>Every fault that was done, and the soak's clock; the list explains what may be missing.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class Ledger(Action<string> print)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock sync = new();
    private readonly List<Fault> faults = [];

    /// <summary>Seconds since the soak began.</summary>
    public double Now => clock.Elapsed.TotalSeconds;

    public IReadOnlyList<Fault> Faults
    {
        get
        {
            lock (sync)
                return [.. faults];
        }
    }

    /// <summary>What went wrong while faults were done.</summary>
    public ConcurrentQueue<string> Wrong { get; } = [];

    /// <summary>The soak begins now.</summary>
    public void Restart() => clock.Restart();

    /// <summary>Enters a fault; disposing the result enters its end.</summary>
    public IDisposable Begin(FaultKind kind, string about = "")
    {
        var fault = new Fault(kind, Now, double.PositiveInfinity, about);
        lock (sync)
            faults.Add(fault);
        Say($"{kind} {about}");
        return new Ending(this, fault);
    }

    /// <summary>Prints a line with the soak's time.</summary>
    public void Say(string line) => print(string.Create(CultureInfo.InvariantCulture, $"{Now, 8:F1} {line}"));

    private void End(Fault fault)
    {
        lock (sync)
            faults[faults.IndexOf(fault)] = fault with { End = Now };
        Say($"{fault.Kind} is over");
    }

    private sealed class Ending(Ledger ledger, Fault fault) : IDisposable
    {
        public void Dispose() => ledger.End(fault);
    }
}
