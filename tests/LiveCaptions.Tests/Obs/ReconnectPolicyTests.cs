using System.Net.WebSockets;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Connection;

namespace LiveCaptions.Tests.Obs;

public class ReconnectPolicyTests
{
    private static readonly ReconnectPolicy Policy = new();

    [Theory]
    [InlineData(ObsCloseCode.AuthenticationFailed)]
    [InlineData(ObsCloseCode.UnsupportedRpcVersion)]
    [InlineData(ObsCloseCode.SessionInvalidated)]
    public void A_rejected_client_does_not_reconnect_by_itself(ObsCloseCode code) =>
        Assert.Null(new Reconnection(Policy, () => 0.5).After((int)code, TimeSpan.FromHours(1)));

    [Theory]
    [InlineData(null)]
    [InlineData((int)WebSocketCloseStatus.NormalClosure)]
    [InlineData((int)WebSocketCloseStatus.EndpointUnavailable)]
    [InlineData((int)ObsCloseCode.UnknownReason)]
    [InlineData((int)ObsCloseCode.AlreadyIdentified)]
    [InlineData((int)ObsCloseCode.UnsupportedFeature)]
    public void A_client_that_was_not_rejected_reconnects_after_half_a_second(int? code) =>
        Assert.Equal(TimeSpan.FromSeconds(0.5), new Reconnection(Policy, () => 0.5).After(code, TimeSpan.Zero));

    [Fact]
    public void Jitter_varies_each_wait_by_a_fifth() =>
        Assert.Equal(
            [0.4, 0.5, 0.6, 8, 12],
            new[] { (1, 0.0), (1, 0.5), (1, 1.0), (9, 0.0), (9, 1.0) }.Select(p =>
                Math.Round(Policy.WaitAfter(p.Item1, p.Item2).TotalSeconds, 6)
            )
        );

    [Fact]
    public void The_wait_never_exceeds_the_last_of_the_policy() => Assert.Equal(TimeSpan.FromSeconds(10), Policy.WaitAfter(1_000_000, 0.5));

    [Theory]
    [InlineData("http://127.0.0.1:4455")]
    [InlineData("ws://me:secret@127.0.0.1:4455")]
    [InlineData("ws://127.0.0.1:4455?password=secret")]
    public void An_invalid_address_is_refused_without_repeating_its_secrets(string address)
    {
        var refused = Assert.Throws<ObsSettingsException>(() => new ObsClient(new() { Address = new(address) }));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_out_of_range_are_refused()
    {
        Assert.Throws<ObsSettingsException>(() => new ObsClient(new() { RequestTimeout = TimeSpan.Zero }));
        Assert.Throws<ObsSettingsException>(() => new ObsClient(new() { MaxPendingRequests = 0 }));
        Assert.Throws<ObsSettingsException>(() => new ObsClient(new() { Reconnect = new() { Waits = [] } }));
    }
}
