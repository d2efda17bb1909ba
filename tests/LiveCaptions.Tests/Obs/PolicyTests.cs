using LiveCaptions.Obs;
using LiveCaptions.Obs.Connection;

namespace LiveCaptions.Tests.Obs;

public class PolicyTests
{
    private static readonly ReconnectPolicy Policy = new();

    [Theory]
    [InlineData(4009)]
    [InlineData(4010)]
    [InlineData(4011)]
    public void After_these_codes_nothing_is_tried(int code) =>
        Assert.Null(new Reconnection(Policy, () => 0.5).After(code, TimeSpan.FromHours(1)));

    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(4000)]
    [InlineData(4008)]
    [InlineData(4012)]
    public void After_all_others_it_is_tried_again(int? code) =>
        Assert.Equal(TimeSpan.FromSeconds(0.5), new Reconnection(Policy, () => 0.5).After(code, TimeSpan.Zero));

    [Fact]
    public void Chance_spreads_each_wait_by_a_fifth() =>
        Assert.Equal(
            [0.4, 0.5, 0.6, 8, 12],
            new[] { (1, 0.0), (1, 0.5), (1, 1.0), (9, 0.0), (9, 1.0) }.Select(p =>
                Math.Round(Policy.WaitAfter(p.Item1, p.Item2).TotalSeconds, 6)
            )
        );

    [Fact]
    public void A_million_failures_wait_no_longer_than_the_fifth() =>
        Assert.Equal(TimeSpan.FromSeconds(10), Policy.WaitAfter(1_000_000, 0.5));

    [Theory]
    [InlineData("http://127.0.0.1:4455")]
    [InlineData("ws://me:secret@127.0.0.1:4455")]
    [InlineData("ws://127.0.0.1:4455?password=secret")]
    public void An_address_that_cannot_be_right_is_refused_without_repeating_it(string address)
    {
        var refused = Assert.Throws<ObsSettingsException>(() => new ObsClient(new() { Address = new(address) }));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_that_cannot_work_are_refused()
    {
        Assert.Throws<ObsSettingsException>(() => new ObsClient(new() { RequestTimeout = TimeSpan.Zero }));
        Assert.Throws<ObsSettingsException>(() => new ObsClient(new() { MostPending = 0 }));
        Assert.Throws<ObsSettingsException>(() => new ObsClient(new() { Reconnect = new() { Waits = [] } }));
    }
}
