using System.Diagnostics;
using System.IO.Pipes;

namespace LiveCaptions.Lifetime;

/// <summary>
/// Runs the service in a process of its own, in the same terminal, and starts it again after a crash. Errors that the service explains
/// itself, such as a wrong setting, end both at the first start, and are tried again after a crash.
/// </summary>
/// <param name="program">The program's file.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="console">Receives a sentence about each crash.</param>
/// <param name="time">The clock.</param>
internal sealed class Supervisor(string program, IReadOnlyList<string> arguments, TextWriter console, TimeProvider time)
{
    private static readonly string[] Serving = ["serve", "open"];
    private static readonly string[] Answers = ["--help", "-h", "-?", "--version"];

    /// <summary>A process whose work is done ends within moments, unless native code hangs as it ends.</summary>
    internal static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    /// <summary>Called each time the service is up.</summary>
    public Action WhenUp { get; init; } = () => { };

    /// <summary>The last thing the supervisor knows about a run of the service.</summary>
    private readonly record struct Run(int ExitCode, TimeSpan Lived, bool WasUp);

    /// <summary>Whether these arguments start the service, so that it needs a supervisor.</summary>
    /// <param name="program">The file of this process.</param>
    public static bool IsNeeded(string? program, IReadOnlyList<string> arguments) =>
        // Below "dotnet livecaptions.dll" or a debugger, the program's own file is not known.
        Path.GetFileNameWithoutExtension(program) == "livecaptions"
        && (arguments.Count == 0 || Serving.Contains(arguments[0]) || arguments[0].StartsWith('-'))
        && !arguments.Any(Answers.Contains);

    /// <summary>Runs the service until it ends in good order, or crashes at every start.</summary>
    /// <returns>The service's exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var (policy, restarts, again) = (new RestartPolicy(), Restarts.None, false);
        while (true)
        {
            var run = await RunOnceAsync(restarts, again, stop);
            again |= run.WasUp;
            if (run.ExitCode == ExitCause.Restart && !stop.IsCancellationRequested)
            {
                policy.Asked();
                Say("LiveCaptions restarts, as its settings page asked. Captions stop for a moment.");
                continue;
            }
            if (stop.IsCancellationRequested || policy.IsFinal(run.ExitCode, run.WasUp))
                return run.ExitCode;
            var hasCrashed = !ExitCause.IsOrderly(run.ExitCode);
            if (hasCrashed)
                restarts = new(restarts.Count + 1, time.GetUtcNow(), ExitCause.Of(run.ExitCode));
            if (policy.AfterCrash(run.Lived, run.WasUp) is not { } delay)
            {
                Say(
                    $"LiveCaptions crashed at {RestartPolicy.MaxFailedStarts} starts in a row, the last time because {restarts.Cause}. It stays off; livecaptions doctor looks for the cause."
                );
                return run.ExitCode;
            }
            var when = delay > TimeSpan.Zero ? $"in {delay.TotalSeconds} s" : "now";
            Say(
                hasCrashed
                    ? $"LiveCaptions crashed, because {restarts.Cause}. Captions stop for a moment; it is restarted {when}."
                    : $"LiveCaptions could not be restarted{(restarts.Count > 0 ? " after its crash" : "")}, for the reason above. There are no captions until that is mended; it is tried again {when}."
            );
            if (!await WaitAsync(delay, stop))
                return run.ExitCode;
        }
    }

    private async Task<Run> RunOnceAsync(Restarts restarts, bool again, CancellationToken stop)
    {
        using var requests = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var reports = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable); // closed by its reader
        var start = new ProcessStartInfo(program, arguments);
        start.Environment[SupervisorLink.Variable] =
            $"{requests.GetClientHandleAsString()};{reports.GetClientHandleAsString()};{Environment.ProcessId}";
        start.Environment[SupervisorLink.RestartsVariable] = restarts.ToVariable();
        start.Environment[SupervisorLink.AgainVariable] = again ? "1" : null;
        start.Environment.Remove(ReadyNotice.Variable);
        var begun = time.GetTimestamp();
        using var service = Process.Start(start)!;
        requests.DisposeLocalCopyOfClientHandle();
        reports.DisposeLocalCopyOfClientHandle();
        var said = new ServiceReports(WhenUp);
        _ = said.ReadAsync(reports);
        using var asked = stop.Register(() => Ask(requests));
        var code = await EndAsync(service.WaitForExitAsync(CancellationToken.None), () => service.ExitCode, service.Kill, said);
        return new(code, time.GetElapsedTime(begun), said.WasUp);
    }

    /// <summary>Waits for the end of the service's process; one that goes on after its work is done is ended by force.</summary>
    /// <param name="exited">Completes when the process has ended.</param>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="kill">Ends it by force.</param>
    /// <param name="said">What the service says.</param>
    /// <returns>The service's exit code.</returns>
    internal async Task<int> EndAsync(Task exited, Func<int> exitCode, Action kill, ServiceReports said)
    {
        if (await Task.WhenAny(exited, said.Ended) == exited)
            return exitCode();
        await exited.WaitAsync(EndPatience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (exited.IsCompleted)
            return exitCode();
        Say("LiveCaptions hung as it ended, so it was ended by force. What was captioned is kept; please report it with the log.");
        kill();
        await exited;
        return await said.Ended;
    }

    /// <summary>Asks the service to stop; it has ended already if that fails.</summary>
    private static void Ask(Stream requests)
    {
        try
        {
            requests.WriteByte(1);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It has ended.
        }
    }

    /// <returns>False: a signal came meanwhile.</returns>
    private async Task<bool> WaitAsync(TimeSpan delay, CancellationToken stop)
    {
        try
        {
            await Task.Delay(delay, time, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Say(string sentence)
    {
        try
        {
            console.WriteLine(sentence);
        }
        catch (IOException)
        {
            // The terminal is gone; the service goes on without it.
        }
    }
}
