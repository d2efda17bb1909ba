using System.Globalization;
using System.Runtime.InteropServices;

namespace LiveCaptions.Lifetime;

/// <summary>
/// Ends the program in good order on any signal that asks for it: Ctrl-C, a closed terminal or console window, a lost SSH session, the
/// end of the user's session, or a service manager. A second signal ends it at once.
/// </summary>
/// <remarks>Threading: handlers run on threads of the runtime.</remarks>
internal sealed class StopSignals : IDisposable
{
    /// <summary>Windows ends a process as soon as the handler has returned, and 5 s after the event at the latest.</summary>
    private static readonly TimeSpan WindowsGrace = TimeSpan.FromSeconds(4.5);

    private readonly CancellationTokenSource stop = new();
    private readonly ManualResetEventSlim over = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    /// <param name="hangupIsIgnored">The program was started with <c>nohup</c>, so the end of its terminal must not end it.</param>
    public StopSignals(bool hangupIsIgnored)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP })
            if (signal != PosixSignal.SIGHUP || !hangupIsIgnored)
                registrations.Add(PosixSignalRegistration.Create(signal, On));
    }

    public StopSignals()
        : this(IsHangupIgnored()) { }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>Stops as a signal does; unlike a signal it may come twice.</summary>
    public void Stop() => stop.Cancel();

    /// <summary>Whether a process ignores SIGHUP, from its <c>/proc/PID/status</c>.</summary>
    internal static bool IgnoresHangup(IEnumerable<string> status) =>
        status.FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && ulong.TryParse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var mask)
        && (mask & 1) != 0; // signal 1 is bit 0

    /// <summary>What a signal does: the first one cancels <paramref name="stop"/>, the second has its default effect.</summary>
    /// <returns>True: the default effect, the end of the process, is suppressed.</returns>
    internal static bool Handle(CancellationTokenSource stop)
    {
        var first = !stop.IsCancellationRequested;
        stop.Cancel();
        return first;
    }

    public void Dispose()
    {
        over.Set();
        foreach (var registration in registrations)
            registration.Dispose();
        stop.Dispose();
    }

    private void On(PosixSignalContext signal)
    {
        signal.Cancel = Handle(stop);
        // A closed console window, the end of the session and shutdown cannot be cancelled there.
        if (signal.Cancel && OperatingSystem.IsWindows() && signal.Signal is PosixSignal.SIGHUP or PosixSignal.SIGTERM)
            over.Wait(WindowsGrace);
    }

    private static bool IsHangupIgnored() => OperatingSystem.IsLinux() && IgnoresHangup(File.ReadLines("/proc/self/status"));
}
