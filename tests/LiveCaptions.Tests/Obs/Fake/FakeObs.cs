using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LiveCaptions.Tests.Obs.Fake;

/// <summary>An obs-websocket server on a free loopback port: correct by default, misbehaving where a test says so.</summary>
internal sealed class FakeObs : IAsyncDisposable
{
    /// <summary>A path that answers, but not as obs-websocket.</summary>
    public const string OtherPage = "page.html";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<FakeRequest> requests = new();
    private readonly ConcurrentDictionary<FakeSession, bool> sessions = new();
    private int connections;

    private FakeObs(WebApplication app, string? password) => (this.app, Password) = (app, password);

    /// <summary>The password required of clients; null for none.</summary>
    public string? Password { get; }

    /// <summary>The address it listens on.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The scenes, inputs, stream and recording it serves.</summary>
    public FakeStudio Studio { get; } = new();

    /// <summary>All requests so far, in order.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. requests];

    /// <summary>Keeps neither requests nor captions, whose number would grow for hours.</summary>
    public bool KeepsNoHistory { get; set; }

    /// <summary>Connections so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>What a broken server does with a connection; null behaves correctly.</summary>
    public Func<FakeSession, Task>? Misbehave { get; set; }

    /// <summary>Runs before each response: may delay, replace or suppress it; null behaves correctly.</summary>
    public Func<FakeRequest, Task<FakeAnswer?>>? Answering { get; set; }

    public static async Task<FakeObs> StartAsync(string? password = null, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var fake = new FakeObs(app, password);
        app.UseWebSockets();
        app.Run(fake.ServeAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        fake.Address = new UriBuilder(address) { Scheme = "ws" }.Uri;
        return fake;
    }

    /// <summary>Sends an event to every client subscribed to its category.</summary>
    public async Task RaiseAsync(string type, EventSubscriptions intent, JsonObject data)
    {
        foreach (var session in sessions.Keys)
            if ((session.Subscriptions & (int)intent) != 0)
                await session.EventAsync(type, (int)intent, (JsonObject)data.DeepClone());
    }

    /// <summary>Closes every connection with a code of obs-websocket.</summary>
    public Task CloseAsync(ObsCloseCode code, string reason) => CloseAsync((int)code, reason);

    /// <summary>Closes every connection with a code.</summary>
    public async Task CloseAsync(int code, string reason)
    {
        foreach (var session in sessions.Keys)
            await session.CloseAsync(code, reason);
    }

    /// <summary>Drops every connection as a crash would.</summary>
    public void Abort()
    {
        foreach (var session in sessions.Keys)
            session.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        Abort();
        await app.StopAsync(new CancellationToken(true));
        await app.DisposeAsync();
    }

    internal async Task<FakeAnswer> AnswerAsync(FakeRequest request)
    {
        if (KeepsNoHistory)
            Studio.Captions.Clear();
        else
            requests.Enqueue(request);
        var replaced = Answering is { } answering ? await answering(request) : null;
        return replaced ?? Studio.Answer(request);
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || context.Request.Path.Value == "/" + OtherPage)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Interlocked.Increment(ref connections);
        using var socket = await context.WebSockets.AcceptWebSocketAsync("obswebsocket.json");
        using var session = new FakeSession(this, socket, context.Abort, context.RequestAborted);
        sessions[session] = true;
        try
        {
            if (Misbehave is { } misbehave)
                await misbehave(session);
            else
                await session.RunAsync();
        }
        finally
        {
            sessions.TryRemove(session, out _);
        }
    }
}
