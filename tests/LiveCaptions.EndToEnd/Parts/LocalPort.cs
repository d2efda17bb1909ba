using System.Net.Sockets;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A port of this machine at which a program that a test has started should come to listen.</summary>
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
