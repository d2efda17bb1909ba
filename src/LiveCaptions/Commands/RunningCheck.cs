using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using LiveCaptions.Settings;
using LiveCaptions.SoundCheck;

namespace LiveCaptions.Commands;

/// <summary>The sound check of the service that runs on this machine, over HTTP.</summary>
internal sealed class RunningCheck(ServerSettings server, HttpMessageInvoker http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(CheckReport check) => JsonSerializer.Serialize(check, Readable) + "\n";

    /// <summary>Begins a check.</summary>
    /// <param name="track">Null: the first.</param>
    /// <exception cref="SoundCheckException">The service does not run, or refuses.</exception>
    public async Task<CheckReport> BeginAsync(string? track, string? language, CancellationToken stop)
    {
        track ??= await FirstAsync(stop);
        return await AskAsync<CheckReport>(HttpMethod.Post, Address(track), new CheckRequest(language), stop);
    }

    public Task<CheckReport> ShowAsync(string track, CancellationToken stop) =>
        AskAsync<CheckReport>(HttpMethod.Get, Address(track), null, stop);

    /// <summary>Cancels the check; the service may have ended already.</summary>
    public async Task CancelAsync(string track)
    {
        try
        {
            using var answer = await SendAsync(HttpMethod.Delete, Address(track), null, CancellationToken.None);
        }
        catch (SoundCheckException)
        {
            // It ends by itself.
        }
    }

    private async Task<string> FirstAsync(CancellationToken stop)
    {
        var tracks = await AskAsync<List<ListedTrack>>(HttpMethod.Get, "/api/tracks", null, stop);
        return tracks is [var first, ..]
            ? first.Id
            : throw new SoundCheckException("The service has no track, so there is nothing to check. Add one in the settings.");
    }

    private static string Address(string track) => $"/api/tracks/{Uri.EscapeDataString(track)}/check";

    private async Task<T> AskAsync<T>(HttpMethod method, string path, CheckRequest? body, CancellationToken stop)
    {
        using var answer = await SendAsync(method, path, body, stop);
        try
        {
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, stop) ?? throw new JsonException();
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(JsonSerializerOptions.Web, stop);
            throw new SoundCheckException(problem.GetProperty("title").GetString()!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new SoundCheckException(
                answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                    ? "The service refuses this terminal, so nothing was checked. Start the sound check on the operator's page."
                    : $"Port {server.Port} is used by another program, so nothing was checked. Name the service's port: livecaptions check --port PORT"
            );
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CheckRequest? body, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(Patience);
        using var request = new HttpRequestMessage(method, new Uri($"http://127.0.0.1:{server.Port}{path}"));
        if (body is not null)
            request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        try
        {
            return await http.SendAsync(request, late.Token);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw new SoundCheckException(
                $"LiveCaptions does not answer on port {server.Port}, so nothing was checked. Start it first, in another window; livecaptions doctor looks at a machine where it does not run."
            );
        }
    }

    /// <summary>A track as the service lists it.</summary>
    private sealed record ListedTrack(string Id);
}
