using System.Net.WebSockets;
using System.Text.Json;
using LiveCaptions.Tests.Access;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.Tests.Viewers;

/// <summary>A viewer on another machine with the venue's token, by one of the ways to watch.</summary>
internal sealed class RemoteViewer : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> parts = [];
    private readonly CancellationTokenSource leaves = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HubConnection? hub;

    /// <summary>Done when the service has ended the hub connection.</summary>
    public Task Closed => closed.Task;

    /// <summary>Comes and waits for the first frame or the first part of the transcript.</summary>
    /// <param name="way">"Watch" or "Read" at the hub, "events" or "socket".</param>
    public static async Task<RemoteViewer> StartAsync(Venue venue, string way, string address = "10.9.9.9")
    {
        var viewer = new RemoteViewer();
        var token = venue.Tokens.VenueText!;
        var server = venue.Service.Client.BaseAddress!;
        switch (way)
        {
            case "events":
                var request = venue.Ask("GET", "/api/tracks/main/events", address, token);
                var answer = await venue.Service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Test.Stop);
                answer.EnsureSuccessStatusCode();
                var body = await answer.Content.ReadAsStreamAsync(Test.Stop);
                await body.ReadExactlyAsync(new byte[6], Test.Stop);
                viewer.parts.Add(body);
                break;
            case "socket":
                var socket = new ClientWebSocket();
                socket.Options.SetRequestHeader(StrangerRule.Header, address);
                socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
                await socket.ConnectAsync(new Uri($"ws://{server.Authority}/api/tracks/main/socket"), Test.Stop);
                viewer.parts.Add(new Socket(socket));
                break;
            default:
                await viewer.ConnectAsync(new Uri(server, "captions"), token, address);
                await viewer.StreamAsync(way);
                break;
        }
        return viewer;
    }

    /// <summary>Opens another stream on the same connection and waits for its first message.</summary>
    public async Task StreamAsync(string method)
    {
        var stream = hub!.StreamAsync<JsonElement>(method, null, leaves.Token).GetAsyncEnumerator(leaves.Token);
        Assert.True(await stream.MoveNextAsync());
    }

    /// <summary>Asks for another stream and does not wait.</summary>
    public async Task SendStreamAsync()
    {
        try
        {
            var stream = hub!.StreamAsync<JsonElement>("Watch", null, leaves.Token).GetAsyncEnumerator(leaves.Token);
            await Task.WhenAny(stream.MoveNextAsync().AsTask(), Closed).WaitAsync(Test.Stop);
        }
        catch (Exception e) when (e is HubException or InvalidOperationException or OperationCanceledException)
        {
            // Refused, or the connection has ended.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaves.CancelAsync();
        foreach (var part in parts)
            await part.DisposeAsync();
        leaves.Dispose();
    }

    private async Task ConnectAsync(Uri address, string token, string from)
    {
        hub = new HubConnectionBuilder()
            .WithUrl(address, options =>
            {
                options.Headers.Add(StrangerRule.Header, from);
                options.AccessTokenProvider = () => Task.FromResult<string?>(token);
            })
            .Build();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        parts.Add(hub);
        await hub.StartAsync(Test.Stop);
    }

    private sealed class Socket(ClientWebSocket socket) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            socket.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
