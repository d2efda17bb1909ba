using System.Net.Sockets;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Probes a port on which a program started by a test should listen.</summary>
internal static class LocalPort
{
    public static async Task<bool> ListensAsync(int port)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
