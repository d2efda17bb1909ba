using System.Net.Sockets;
using Microsoft.Extensions.Hosting.Systemd;

namespace LiveCaptions.Lifetime;

/// <summary>Tells systemd that captions are up, if it started this process and waits for that (<c>Type=notify</c>).</summary>
internal static class ReadyNotice
{
    /// <summary>The variable that names systemd's socket. Only the process that systemd started may write to it.</summary>
    public const string Variable = "NOTIFY_SOCKET";

    /// <summary>Sends <c>READY=1</c>, see sd_notify(3).</summary>
    public static void ReportUp()
    {
        try
        {
            if (OperatingSystem.IsLinux())
                new SystemdNotifier().Notify(ServiceState.Ready);
        }
        catch (SocketException)
        {
            // Nobody listens any more.
        }
    }
}
