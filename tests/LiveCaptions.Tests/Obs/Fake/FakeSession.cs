using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Obs;

namespace LiveCaptions.Tests.Obs.Fake;

/// <summary>One connection of the fake OBS; requests are executed in parallel, as in OBS.</summary>
internal sealed class FakeSession(FakeObs obs, WebSocket socket, Action abort, CancellationToken gone) : IDisposable
{
    private const string Challenge = "+IxH4CnCiqpX1rM9scsNynZzbOe4KhDeYcTNS3PDaeY=",
        Salt = "lM1GncleQOaCu9lT1yeUZhFYnqhsLLP1G5lAGo3ixaI=";

    private readonly SemaphoreSlim sending = new(1, 1);
    private bool identified;

    /// <summary>The event categories the client subscribed to.</summary>
    public int Subscriptions { get; private set; }

    /// <summary>Behaves correctly until the client leaves.</summary>
    public async Task RunAsync()
    {
        await HelloAsync();
        await ReceiveAsync();
    }

    public Task HelloAsync()
    {
        var hello = new JsonObject { ["obsWebSocketVersion"] = "5.1.0", ["rpcVersion"] = 1 };
        if (obs.Password is not null)
            hello["authentication"] = new JsonObject { ["challenge"] = Challenge, ["salt"] = Salt };
        return SendAsync(0, hello);
    }

    /// <summary>Completes the handshake whatever the password.</summary>
    public async Task HandshakeAsync()
    {
        await HelloAsync();
        await socket.ReceiveAsync(new byte[4096].AsMemory(), CancellationToken.None);
        await SendAsync(2, new() { ["negotiatedRpcVersion"] = 1 });
    }

    /// <summary>Reads nothing, not even a ping, until the client is gone.</summary>
    public Task StopReadingAsync()
    {
        var over = new TaskCompletionSource();
        gone.Register(over.SetResult);
        return over.Task;
    }

    public Task EventAsync(string type, int intent, JsonObject data) =>
        SendAsync(
            5,
            new()
            {
                ["eventType"] = type,
                ["eventIntent"] = intent,
                ["eventData"] = data,
            }
        );

    public Task SendAsync(int op, JsonObject d) => SendTextAsync(new JsonObject { ["op"] = op, ["d"] = d }.ToJsonString());

    public Task SendTextAsync(string text) => SendBytesAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, bool last = true)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(bytes, type, last, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client is gone.
        }
        finally
        {
            sending.Release();
        }
    }

    public Task CloseAsync(ObsCloseCode code, string reason) => CloseAsync((int)code, reason);

    public async Task CloseAsync(int code, string reason)
    {
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The client is gone.
        }
    }

    /// <summary>Drops the connection without a close frame.</summary>
    public void Abort()
    {
        try
        {
            abort();
        }
        catch (ObjectDisposedException)
        {
            // The client left at this moment.
        }
    }

    /// <summary>Answers until the client leaves.</summary>
    /// <returns>The client's close code.</returns>
    public Task<int?> ReceiveAsync() => ReceiveAsync(HandleAsync);

    /// <summary>Reads messages without answering.</summary>
    /// <returns>The client's close code.</returns>
    public Task<int?> IgnoreAsync() => ReceiveAsync(_ => Task.CompletedTask);

    private async Task<int?> ReceiveAsync(Func<JsonObject, Task> handle)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                } while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                await handle(JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject());
            }
            await CloseAsync(1000, "");
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            // The client left without a close frame.
        }
        return (int?)socket.CloseStatus;
    }

    public void Dispose() => sending.Dispose();

    private async Task HandleAsync(JsonObject message)
    {
        var d = message["d"]!.AsObject();
        var op = (int)message["op"]!;
        if (!identified && op != 1)
        {
            await CloseAsync(ObsCloseCode.NotIdentified, "You attempted to send a non-Identify message while not identified.");
            return;
        }
        if (op == 1)
            await IdentifyAsync(d);
        else if (op == 3)
        {
            Subscriptions = (int)d["eventSubscriptions"]!;
            await SendAsync(2, new() { ["negotiatedRpcVersion"] = 1 });
        }
        else if (op == 6)
            _ = RequestAsync(d);
        else if (op == 8)
            _ = BatchAsync(d);
        else
            await CloseAsync(ObsCloseCode.UnknownOpCode, "Unknown OpCode");
    }

    private async Task IdentifyAsync(JsonObject d)
    {
        if (identified)
        {
            await CloseAsync(ObsCloseCode.AlreadyIdentified, "You are already Identified with the obs-websocket server.");
            return;
        }
        if (d["rpcVersion"] is not { } rpc || rpc.GetValueKind() != JsonValueKind.Number)
        {
            await CloseAsync(ObsCloseCode.InvalidDataFieldType, "Your `rpcVersion` is not a number.");
            return;
        }
        if ((int)rpc != 1)
        {
            await CloseAsync(ObsCloseCode.UnsupportedRpcVersion, "Your requested RPC version is not supported by this server.");
            return;
        }
        if (obs.Password is { } password && (string?)d["authentication"] != Expected(password))
        {
            await CloseAsync(ObsCloseCode.AuthenticationFailed, "Authentication failed.");
            return;
        }
        if (d["eventSubscriptions"] is { } wanted)
            Subscriptions = wanted.GetValueKind() == JsonValueKind.Number ? (int)wanted : 0;
        else
            Subscriptions = 2047;
        identified = true;
        await SendAsync(2, new() { ["negotiatedRpcVersion"] = 1 });
    }

    private async Task RequestAsync(JsonObject d)
    {
        var request = Read(d);
        var answer = await obs.AnswerAsync(request);
        if (answer != FakeAnswer.None)
            await SendAsync(7, answer.Response(request.Type, (string?)d["requestId"]));
    }

    private async Task BatchAsync(JsonObject d)
    {
        var results = new JsonArray();
        foreach (var one in d["requests"]!.AsArray())
        {
            var request = Read(one!.AsObject());
            var answer = await obs.AnswerAsync(request);
            results.Add(answer.Response(request.Type, (string?)one["requestId"]));
            if (answer.Code != 100 && (bool?)d["haltOnFailure"] is true)
                break;
        }
        await SendAsync(9, new() { ["requestId"] = (string?)d["requestId"], ["results"] = results });
    }

    private static FakeRequest Read(JsonObject d) =>
        new((string)d["requestType"]!, (JsonObject)(d["requestData"]?.DeepClone() ?? new JsonObject()));

    private static string Expected(string password) => Hash(Hash(password + Salt) + Challenge);

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
