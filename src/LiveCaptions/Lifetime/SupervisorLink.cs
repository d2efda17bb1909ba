using System.Globalization;
using System.IO.Pipes;

namespace LiveCaptions.Lifetime;

/// <summary>
/// The service's end of the two pipes to its supervisor: one asks the service to stop and ends with the supervisor, the other says that the
/// service is up, and that it is over.
/// </summary>
/// <remarks>
/// Signals would not do: a terminal sends Ctrl-C to both processes, and the service would take the supervisor's copy for the second signal,
/// which ends it at once.
/// </remarks>
internal sealed class SupervisorLink : IDisposable
{
    /// <summary>The variable that holds the handles of both pipes, and the supervisor's process.</summary>
    public const string Variable = "LIVECAPTIONS_SUPERVISOR";

    /// <summary>The variable that holds the restarts so far.</summary>
    public const string RestartsVariable = "LIVECAPTIONS_RESTARTS";

    /// <summary>The variable that is set once the service has been up, whatever it was restarted for.</summary>
    public const string AgainVariable = "LIVECAPTIONS_AGAIN";

    private readonly AnonymousPipeClientStream requests,
        reports;

    private SupervisorLink(string requests, string reports, int process, Restarts restarts)
    {
        this.requests = new(PipeDirection.In, requests);
        this.reports = new(PipeDirection.Out, reports);
        (Process, Restarts) = (process, restarts);
    }

    /// <summary>The service has been up before: whoever started it has seen that.</summary>
    public bool WasUpBefore { get; private init; }

    /// <summary>The supervisor's process.</summary>
    public int Process { get; }

    /// <summary>Restarts before this run.</summary>
    public Restarts Restarts { get; }

    /// <summary>Opens the link, and removes the variables so that processes started by the service do not inherit them.</summary>
    /// <returns>Null: this process has no supervisor.</returns>
    public static SupervisorLink? Open()
    {
        return Open(Take(Variable), Take(RestartsVariable), Take(AgainVariable) is not null);

        static string? Take(string variable)
        {
            var value = Environment.GetEnvironmentVariable(variable);
            Environment.SetEnvironmentVariable(variable, null);
            return value;
        }
    }

    /// <summary>Opens the link from the variables' values.</summary>
    internal static SupervisorLink? Open(string? handles, string? restarts, bool again = false) =>
        handles?.Split(';') is [var requests, var reports, var process]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var supervisor)
            ? new(requests, reports, supervisor, Restarts.Parse(restarts)) { WasUpBefore = again }
            : null;

    /// <summary>Tells the supervisor that the service is up.</summary>
    public void ReportUp() => Report(ServiceReports.Up);

    /// <summary>Tells the supervisor that the service is over; what is left of this process may be ended by force.</summary>
    /// <param name="exitCode">What the service ended with.</param>
    public void ReportEnd(int exitCode)
    {
        if (exitCode is >= 0 and <= byte.MaxValue)
            Report(ServiceReports.End, (byte)exitCode);
    }

    /// <summary>Listens to the supervisor for as long as the process lives.</summary>
    /// <param name="stop">The supervisor asks the service to stop.</param>
    /// <param name="orphaned">The supervisor is gone: killed, or ended at once by a second signal while the service was stopping.</param>
    public void Listen(Action stop, Action orphaned) =>
        new Thread(() =>
        {
            try
            {
                while (requests.ReadByte() >= 0)
                    stop();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                return; // this process is ending
            }
            // The supervisor keeps its end open until this process has ended.
            orphaned();
        })
        {
            IsBackground = true,
            Name = "supervisor link",
        }.Start();

    public void Dispose()
    {
        reports.Dispose();
        // Disposing the other one would wait for its read.
    }

    private void Report(params ReadOnlySpan<byte> report)
    {
        try
        {
            reports.Write(report);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The supervisor is gone; this process ends too.
        }
    }
}
