using System.Net.Sockets;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Probes a port on which a program started by a test should listen.</summary>
internal static class LocalPort
{
    public static async Task<bool> ListensAsync(int port, string host = "127.0.0.1")
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(host, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
