using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LiveCaptions.Tests.Obs.Fake;

/// <summary>An obs-websocket server on a free port of loopback: correct by itself, and misbehaving where a test says so.</summary>
internal sealed class FakeObs : IAsyncDisposable
{
    /// <summary>A path at which it is no obs-websocket.</summary>
    public const string NotHere = "page.html";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<FakeRequest> asked = new();
    private readonly ConcurrentDictionary<FakeSession, bool> sessions = new();
    private int connections;

    private FakeObs(WebApplication app, string? password) => (this.app, Password) = (app, password);

    /// <summary>What clients must know; null: nothing.</summary>
    public string? Password { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What it is asked about.</summary>
    public FakeStudio Studio { get; } = new();

    /// <summary>All requests so far, in the order received.</summary>
    public IReadOnlyList<FakeRequest> Asked => [.. asked];

    /// <summary>Whether it keeps neither requests nor captions, which hours of them would not fit into.</summary>
    public bool Forgets { get; set; }

    /// <summary>Connections so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Instead of the handshake: what a broken server does with a connection. Null: behaves.</summary>
    public Func<FakeSession, Task>? Misbehave { get; set; }

    /// <summary>Before an answer is given: may wait, change it, or give none. Null: behaves.</summary>
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

    /// <summary>Tells everybody who is connected, if they subscribed to it.</summary>
    public async Task HappenAsync(string type, int intent, JsonObject data)
    {
        foreach (var session in sessions.Keys)
            if ((session.Subscriptions & intent) != 0)
                await session.EventAsync(type, intent, (JsonObject)data.DeepClone());
    }

    /// <summary>Closes every connection with a code.</summary>
    public async Task CloseAsync(int code, string reason)
    {
        foreach (var session in sessions.Keys)
            await session.CloseAsync(code, reason);
    }

    /// <summary>Ends every connection as a crash would.</summary>
    public void Die()
    {
        foreach (var session in sessions.Keys)
            session.Die();
    }

    public async ValueTask DisposeAsync()
    {
        Die();
        await app.StopAsync(new CancellationToken(true));
        await app.DisposeAsync();
    }

    internal async Task<FakeAnswer> AnswerAsync(FakeRequest request)
    {
        if (Forgets)
            Studio.Captions.Clear();
        else
            asked.Enqueue(request);
        var told = Answering is { } answering ? await answering(request) : null;
        return told ?? Studio.Answer(request);
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || context.Request.Path.Value == "/" + NotHere)
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
