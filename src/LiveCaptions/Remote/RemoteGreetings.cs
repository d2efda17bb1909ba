using System.Net.WebSockets;
using LiveCaptions.Sending;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>The beginning of a connection to the machine that recognises.</summary>
internal static class RemoteGreetings
{
    /// <summary>The other machine may have to open its model's stream first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Opens the socket.</summary>
    /// <exception cref="LinkException">The machine is away.</exception>
    /// <exception cref="SendingException">It does not let this one in.</exception>
    public static Task<ClientWebSocket> OpenAsync(RemoteSettings machine, ServiceSockets sockets, CancellationToken stop) =>
        sockets.OpenAsync(machine.SocketAt(RecognitionEndpoint.Path), machine.At(RecognitionEndpoint.Path), again: false, stop);

    /// <summary>Says how to recognise, and waits until the other machine is ready.</summary>
    /// <returns>Its model.</returns>
    /// <exception cref="LinkException">It is away.</exception>
    /// <exception cref="SendingException">It cannot recognise this sound.</exception>
    public static async Task<string> GreetAsync(
        ClientWebSocket socket,
        RemoteSettings machine,
        StreamSettings stream,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            await socket.SendAsync(RemoteJson.Write(RemoteRequest.For(stream)), WebSocketMessageType.Text, endOfMessage: true, end.Token);
            var message = await RemoteMessages.NextAsync(socket, new byte[RemoteJson.MaxBytes], end.Token);
            if (message is not { } bytes || !RemoteJson.TryRead(bytes.Span, out RemoteGreeting? greeting))
                throw new LinkException($"{machine.Host} has hung up.");
            return greeting.Model ?? throw new SendingException($"{machine.Host} cannot recognise this sound. {greeting.Refusal}");
        }
        catch (WebSocketException e)
        {
            throw new LinkException($"The connection to {machine.Host} is lost.", e);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new LinkException($"{machine.Host} does not get ready.", e);
        }
    }
}
