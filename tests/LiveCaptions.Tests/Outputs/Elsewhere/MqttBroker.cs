using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>A broker of MQTT on this machine.</summary>
internal sealed class MqttBroker : IAsyncDisposable
{
    private readonly MqttServer server;

    private MqttBroker(int port)
    {
        Port = port;
        var options = new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(port);
        server = new MqttServerFactory().CreateMqttServer(options.Build());
        server.ValidatingConnectionAsync += client =>
        {
            Clients.Add(client);
            client.ReasonCode = Admits(client);
            return Task.CompletedTask;
        };
        server.InterceptingPublishAsync += message =>
        {
            message.Response.ReasonCode = Takes(message.ApplicationMessage);
            message.ProcessPublish = message.Response.ReasonCode == MqttPubAckReasonCode.Success;
            Messages.Enqueue((message.ApplicationMessage.Topic, TextOf(message.ApplicationMessage)));
            return Task.CompletedTask;
        };
        server.ClientDisconnectedAsync += _ =>
        {
            Left.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public int Port { get; }

    /// <summary>Clients that asked to be let in.</summary>
    public ConcurrentBag<ValidatingConnectionEventArgs> Clients { get; } = [];

    /// <summary>What was sent, in order; last wills too.</summary>
    public ConcurrentQueue<(string Topic, string Text)> Messages { get; } = new();

    /// <summary>Completes when a client has gone.</summary>
    public TaskCompletionSource Left { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<ValidatingConnectionEventArgs, MqttConnectReasonCode> Admits { get; set; } = _ => MqttConnectReasonCode.Success;

    public Func<MqttApplicationMessage, MqttPubAckReasonCode> Takes { get; set; } = _ => MqttPubAckReasonCode.Success;

    public static async Task<MqttBroker> StartAsync(int? port = null)
    {
        var broker = new MqttBroker(port ?? FreePort());
        await broker.server.StartAsync();
        return broker;
    }

    /// <summary>What a screen gets that is switched on now; null: nothing is kept.</summary>
    public async Task<string?> KeptAsync(string topic) => await server.GetRetainedMessageAsync(topic) is { } kept ? TextOf(kept) : null;

    /// <summary>Cuts all connections off, as a network does.</summary>
    public async Task CutOffAsync()
    {
        Left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var client in await server.GetClientsAsync())
            await client.DisconnectAsync(new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.UnspecifiedError });
        await Left.Task.WaitAsync(Test.Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(new MqttServerStopOptions());
        server.Dispose();
    }

    private static string TextOf(MqttApplicationMessage message) => Encoding.UTF8.GetString(message.Payload.FirstSpan);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
