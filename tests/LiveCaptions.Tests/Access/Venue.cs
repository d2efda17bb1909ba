using LiveCaptions.Access;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Access;

/// <summary>A service in a venue full of strangers, with an operator's password.</summary>
internal sealed class Venue : IAsyncDisposable
{
    public const string Password = "harbour lantern cafe";

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private int strangers;

    public RunningService Service { get; private set; } = null!;

    public Tokens Tokens => Service.Part<Tokens>();

    public static Task<Venue> OpenAsync(params string[] tracks) => OpenAsync(new ServerSettings(), tracks);

    public static async Task<Venue> OpenAsync(ServerSettings server, params string[] tracks)
    {
        var venue = new Venue();
        new OperatorPassword(venue.folder).Change(Password);
        // Strangers are made by a header, so that it need not listen beyond loopback.
        var settings = server with { AccessFolder = venue.folder, Hosts = "hall.example" };
        new Tokens(new(venue.folder), TimeProvider.System).MakeVenueToken();
        venue.Service = await RunningService.StartAsync(settings, StrangerRule.Origin, new(), tracks);
        venue.Tokens.Refresh();
        return venue;
    }

    /// <summary>A request from a machine of its own, unless one is named.</summary>
    public HttpRequestMessage Ask(string method, string path, string? from = null, string? bearer = null, string? cookie = null)
    {
        var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        request.Headers.Add(StrangerRule.Header, from ?? $"10.0.{Interlocked.Increment(ref strangers)}");
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return request;
    }

    public async Task<HttpResponseMessage> SendAsync(
        string method,
        string path,
        string? from = null,
        string? bearer = null,
        string? cookie = null,
        HttpContent? body = null
    )
    {
        using var request = Ask(method, path, from, bearer, cookie);
        request.Content = body;
        return await Service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Test.Stop);
    }

    public async Task<int> StatusAsync(string method, string path, string? bearer = null, string? cookie = null)
    {
        using var answer = await SendAsync(method, path, null, bearer, cookie);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
