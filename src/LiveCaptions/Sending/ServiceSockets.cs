using System.Net;
using System.Net.WebSockets;
using System.Text.Json;

namespace LiveCaptions.Sending;

/// <summary>Opens WebSockets of LiveCaptions on another machine, and says why one cannot be opened.</summary>
/// <param name="token">Lets this machine in; null: it is the same machine, or lets everybody in.</param>
/// <param name="http">Makes connections.</param>
/// <param name="trust">Decides about the other machine's certificate.</param>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class ServiceSockets(string? token, HttpMessageInvoker http, CertificateTrust trust, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int LongestAnswer = 8192;

    /// <summary>A client for another machine, which keeps its connections open for as long as they are used.</summary>
    /// <param name="isHere">The other machine is this one.</param>
    public static HttpMessageInvoker Client(bool isHere, CertificateTrust trust)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !isHere,
            ConnectTimeout = Patience,
            ActivityHeadersPropagator = null,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) => trust.Accepts(certificate, errors);
        return new(handler);
    }

    /// <summary>Opens a socket.</summary>
    /// <param name="plain">The same endpoint for a plain request, which tells why it refuses the socket.</param>
    /// <param name="again">It was open before, so that what is missing there comes back, as after a restart.</param>
    /// <exception cref="LinkException">The machine is away.</exception>
    /// <exception cref="SendingException">It takes no sound from here.</exception>
    public async Task<ClientWebSocket> OpenAsync(Uri address, Uri plain, bool again, CancellationToken stop)
    {
        var socket = new ClientWebSocket();
        try
        {
            await ConnectAsync(socket, address, plain, again, stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task ConnectAsync(ClientWebSocket socket, Uri address, Uri plain, bool again, CancellationToken stop)
    {
        socket.Options.CollectHttpResponseDetails = true;
        if (token is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        using var late = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            await socket.ConnectAsync(address, http, end.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new LinkException($"{address.Authority} does not answer.", e);
        }
        catch (WebSocketException e)
        {
            if (trust.Refusal(address.Authority) is { } distrust)
                throw new SendingException(distrust, e);
            throw await ExplainAsync(socket.HttpStatusCode, plain, again, e, stop);
        }
    }

    private async Task<Exception> ExplainAsync(HttpStatusCode status, Uri plain, bool again, WebSocketException e, CancellationToken stop)
    {
        var host = plain.Authority;
        if (status == 0)
            return new LinkException($"{host} cannot be reached: {(e.InnerException ?? e).Message.TrimEnd('.')}.", e);
        if ((int)status >= 500 || status == HttpStatusCode.TooManyRequests)
            return new LinkException($"{host} is busy or starting (HTTP {(int)status}).", e);
        var reason = await ReasonAsync(plain, stop);
        // Once sound has gone there, the track comes back, as after a restart.
        if (status == HttpStatusCode.NotFound && again)
            return new LinkException($"{host} does not take sound for the track now. {reason}".TrimEnd(), e);
        return new SendingException(
            reason is null
                ? $"What answers at {host} takes no sound, so none was sent (HTTP {(int)status}). Is it LiveCaptions, and of this version?"
                : $"{host} takes no sound from here, so none was sent. {reason}",
            e
        );
    }

    /// <summary>The captioner's own sentence about the refusal; null: there is none.</summary>
    private async Task<string?> ReasonAsync(Uri plain, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, plain);
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        try
        {
            using var answer = await http.SendAsync(request, end.Token);
            await using var body = await answer.Content.ReadAsStreamAsync(end.Token);
            var bytes = new byte[LongestAnswer];
            var count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, end.Token);
            using var problem = JsonDocument.Parse(bytes.AsMemory(0, count));
            return problem.RootElement.GetProperty("title").GetString();
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }
}
