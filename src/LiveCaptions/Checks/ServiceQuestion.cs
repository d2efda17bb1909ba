using System.Net;
using System.Text.Json;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Checks;

/// <summary>What is at the port of the settings.</summary>
internal enum PortState
{
    /// <summary>Nothing listens there.</summary>
    Free,

    /// <summary>Another program listens there.</summary>
    Foreign,

    /// <summary>The service listens there and refuses this terminal.</summary>
    Closed,

    /// <summary>The service has answered.</summary>
    Ours,
}

/// <summary>The answer from the port.</summary>
/// <param name="Findings">The service's own findings; null unless it has answered.</param>
internal sealed record PortAnswer(PortState State, IReadOnlyList<Finding>? Findings = null);

/// <summary>Asks the service that runs on this machine for its own findings.</summary>
internal static class ServiceQuestion
{
    // The checks of a service may wait for OBS and for parts that hang.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Knock = TimeSpan.FromSeconds(5);

    public static async Task<PortAnswer> AskAsync(ServerSettings server, HttpMessageInvoker client, CancellationToken stop)
    {
        var origin = new Uri($"http://127.0.0.1:{server.Port}");
        try
        {
            using var live = await SendAsync(client, new(origin, "/health/live"), Knock, stop);
            if (await ReadAsync(live, stop) != "live")
                return new(PortState.Foreign);
            using var checks = await SendAsync(client, new(origin, CheckEndpoints.Address), Patience, stop);
            if (checks.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                return new(PortState.Closed);
            var findings = await checks.Content.ReadFromJsonAsync<List<Finding>>(JsonSerializerOptions.Web, stop);
            return findings is null ? new(PortState.Foreign) : new(PortState.Ours, findings);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return new(PortState.Free);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            return new(PortState.Foreign);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpMessageInvoker client,
        Uri address,
        TimeSpan patience,
        CancellationToken stop
    )
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await client.SendAsync(request, late.Token);
    }

    // Another program may send without end.
    private static async Task<string> ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var bytes = new byte[16];
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        var count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return System.Text.Encoding.ASCII.GetString(bytes, 0, count);
    }
}
