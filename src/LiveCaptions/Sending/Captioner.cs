using System.Security.Cryptography;

namespace LiveCaptions.Sending;

/// <summary>A captioner on this or another machine, over the WebSocket of one of its tracks.</summary>
/// <param name="address">Where it is.</param>
/// <param name="sockets">Opens sockets there.</param>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class Captioner(CaptionerAddress address, ServiceSockets sockets, TimeProvider clock) : ICaptioner
{
    private readonly string stream = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public async Task<ISoundLink> ConnectAsync(long from, bool again, CancellationToken stop)
    {
        var socket = await sockets.OpenAsync(address.SoundSocket(stream, from, again), address.Sound, again, stop);
        try
        {
            return await CaptionerLink.GreetAsync(socket, again, clock, stop);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
