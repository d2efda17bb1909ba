using System.Net.Sockets;
using System.Text;
using LiveCaptions.Settings;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>A message of MQTT for each text, which counts as taken once the broker has acknowledged it (quality of service 1).</summary>
/// <param name="topic">Where the messages go.</param>
/// <param name="template">What a text becomes.</param>
/// <param name="time">The clock.</param>
/// <remarks>MQTT 5.0 (OASIS), and 3.1.1 with brokers that know no other.</remarks>
internal sealed class MqttDestination(MqttTopic topic, TextTemplate template, TimeProvider time) : IDestination
{
    /// <summary>A farewell that takes longer is left out: the program ends.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(0.5);

    private IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private MqttProtocolVersion version = MqttProtocolVersion.V500;

    public async Task<Outcome> SendAsync(Outgoing text, CancellationToken stop)
    {
        try
        {
            if (!client.IsConnected && await ConnectAsync(stop) is { } refused)
                return refused;
            var message = topic.Message(Encoding.UTF8.GetBytes(template.Fill(text.Lines)));
            return topic.Judged((await client.PublishAsync(message, stop)).ReasonCode);
        }
        catch (SocketException e)
        {
            return topic.Reach.Away(e.SocketErrorCode);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            // Half a text may be on its way, so nothing may follow it on this connection.
            client.Dispose();
            client = new MqttClientFactory().CreateMqttClient();
            stop.ThrowIfCancellationRequested(); // the library tells that as a failed connection, too
            return topic.Away(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var late = new CancellationTokenSource(Farewell, time);
        try
        {
            if (client.IsConnected)
                await client.DisconnectAsync(new MqttClientDisconnectOptions(), late.Token);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            // It is gone already, or does not read any more.
        }
        client.Dispose();
    }

    private static bool IsOfConnection(Exception e) =>
        e is MqttCommunicationException or MqttProtocolViolationException or InvalidOperationException or OperationCanceledException;

    /// <returns>Why the broker does not let us in; null: it does.</returns>
    private async Task<Outcome?> ConnectAsync(CancellationToken stop)
    {
        var answer = (await client.ConnectAsync(await topic.OptionsAsync(version, stop), stop)).ResultCode;
        if (MqttTopic.IsOfOldBroker(answer) && version == MqttProtocolVersion.V500)
        {
            version = MqttProtocolVersion.V311;
            return await ConnectAsync(stop);
        }
        return topic.Judged(answer);
    }
}
