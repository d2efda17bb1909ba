using System.Net.Sockets;
using System.Security.Authentication;
using LiveCaptions.Settings;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>A topic of a broker: how it is reached, what is left there, and what the broker's answers mean.</summary>
/// <param name="settings">The output.</param>
/// <param name="retains">
/// The topic holds the lines as they stand: the broker keeps the newest message, so that a screen which is switched on later has it, and
/// empties it if this program is gone (the last will).
/// </param>
internal sealed class MqttTopic(OutputSettings settings, bool retains)
{
    private const int Port = 1883,
        SecurePort = 8883;

    // A broker takes a client for gone after one and a half of it.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    private readonly Uri address = new(settings.Address);

    /// <summary>The broker.</summary>
    public Reach Reach =>
        new(
            address.Host.Trim('[', ']'),
            address.Port > 0 ? address.Port
                : IsSecure ? SecurePort
                : Port
        );

    private bool IsSecure => address.Scheme.Equals("mqtts", StringComparison.OrdinalIgnoreCase);

    private string Name => Uri.UnescapeDataString(address.AbsolutePath[1..]);

    /// <summary>Whether the answer is that of a broker which knows MQTT 3.1.1 at most, whose code for it is 1.</summary>
    public static bool IsOfOldBroker(MqttClientConnectResultCode answer) =>
        answer is MqttClientConnectResultCode.UnsupportedProtocolVersion or (MqttClientConnectResultCode)1;

    /// <exception cref="SocketException">There is no such host.</exception>
    public async Task<MqttClientOptions> OptionsAsync(MqttProtocolVersion version, CancellationToken stop)
    {
        var options = new MqttClientOptionsBuilder()
            .WithEndPoint(await Reach.FindAsync(stop))
            .WithProtocolVersion(version)
            .WithTryPrivate(false)
            .WithKeepAlivePeriod(KeepAlive)
            .WithTimeout(TextOut.Patience);
        if (IsSecure)
            options.WithTlsOptions(tls => tls.UseTls().WithTargetHost(Reach.Host));
        if (settings.User is { Length: > 0 } user)
            options.WithCredentials(user, settings.Secret ?? "");
        if (retains)
            options.WithWillTopic(Name).WithWillRetain().WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        return options.Build();
    }

    public MqttApplicationMessage Message(byte[] text) =>
        new()
        {
            Topic = Name,
            PayloadSegment = new(text),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            Retain = retains,
        };

    /// <summary>What it means that a connection was not made, or broke.</summary>
    public Outcome Away(Exception e) =>
        (e, e.InnerException) switch
        {
            (MqttCommunicationTimedOutException or OperationCanceledException, _) => Reach.Away(SocketError.TimedOut),
            (_, SocketException network) => Reach.Away(network.SocketErrorCode),
            (_, AuthenticationException) => new(
                Answer.Away,
                $"{Reach.Name} does not speak TLS, or has a certificate that this machine does not trust."
            ),
            _ => Reach.Away(SocketError.ConnectionReset),
        };

    /// <summary>What a broker's answer to the connection means; null: captions may be sent.</summary>
    public Outcome? Judged(MqttClientConnectResultCode answer) =>
        answer switch
        {
            MqttClientConnectResultCode.Success => null,
            MqttClientConnectResultCode.BadUserNameOrPassword or (MqttClientConnectResultCode)4 => Refused(
                "the user or the password is wrong"
            ),
            MqttClientConnectResultCode.NotAuthorized or MqttClientConnectResultCode.Banned or (MqttClientConnectResultCode)5 => Refused(
                "it may not be used with this user and password"
            ),
            MqttClientConnectResultCode.ServerUnavailable
            or MqttClientConnectResultCode.ServerBusy
            or MqttClientConnectResultCode.QuotaExceeded
            or MqttClientConnectResultCode.ConnectionRateExceeded
            or (MqttClientConnectResultCode)3 => Later((int)answer),
            MqttClientConnectResultCode.TopicNameInvalid => Refused("it does not accept the topic"),
            MqttClientConnectResultCode.RetainNotSupported or MqttClientConnectResultCode.QoSNotSupported => Refused(
                "it keeps no messages, or acknowledges none, which captions need"
            ),
            _ => Refused($"it gives the reason {(int)answer}"),
        };

    /// <summary>What a broker's answer to a message means.</summary>
    public Outcome Judged(MqttClientPublishReasonCode answer) =>
        answer switch
        {
            MqttClientPublishReasonCode.Success or MqttClientPublishReasonCode.NoMatchingSubscribers => Outcome.Taken,
            MqttClientPublishReasonCode.NotAuthorized => Refused("this user may not send to the topic"),
            MqttClientPublishReasonCode.TopicNameInvalid => Refused("it does not accept the topic"),
            MqttClientPublishReasonCode.QuotaExceeded => Later((int)answer),
            _ => new(Answer.Rejected, $"{Reach.Name} does not take this text ({(int)answer})."),
        };

    private Outcome Refused(string reason) => new(Answer.Refused, $"{Reach.Name} refuses captions: {reason}.");

    private Outcome Later(int code) => new(Answer.Later, $"{Reach.Name} asks to come back later ({code}).");
}
