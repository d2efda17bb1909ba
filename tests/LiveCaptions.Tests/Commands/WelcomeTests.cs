using System.Net;
using LiveCaptions.Commands;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Commands;

public class WelcomeTests
{
    private static string Say(ServerSettings server, params string[] addresses) =>
        Welcome.Of(
            server,
            new(server, () => [.. addresses.Select(IPAddress.Parse)]),
            server.NeedsPassword ? "lc_T" : null,
            null,
            "Running."
        );

    [Fact]
    public void On_loopback_only_addresses_of_this_machine_are_shown() =>
        Assert.Equal(
            [
                "Running.",
                "  Start page  http://127.0.0.1:4955/",
                "  Overlay     http://127.0.0.1:4955/overlay   (add it to OBS as a browser source)",
                "Stop it with Ctrl-C.",
            ],
            Say(new(), "192.168.1.5").ReplaceLineEndings("\n").Split('\n')
        );

    [Fact]
    public void In_a_network_phones_get_an_address_that_they_can_open_with_the_rooms_token()
    {
        var said = Say(new() { Listen = "network" }, "192.168.1.5", "2001:db8::5");

        Assert.Contains("  Phones      http://192.168.1.5:4955/live?token=lc_T", said, StringComparison.Ordinal);
        Assert.Contains("  Wall        http://[2001:db8::5]:4955/wall?token=lc_T", said, StringComparison.Ordinal);
        Assert.Contains("  Operator    http://192.168.1.5:4955/operator", said, StringComparison.Ordinal);
        Assert.Contains("Without HTTPS anyone in the network can read the password", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_self_made_certificate_is_for_the_operator_and_a_given_one_for_phones_too()
    {
        var self = Say(new() { Listen = "network", Https = "self" }, "192.168.1.5");
        var given = Say(
            new()
            {
                Listen = "network",
                Https = "hall.pfx",
                Hosts = "hall.example",
            },
            "192.168.1.5"
        );

        Assert.Contains("Phones      http://192.168.1.5:4955/live", self, StringComparison.Ordinal);
        Assert.Contains("Operator    https://192.168.1.5:4956/operator", self, StringComparison.Ordinal);
        Assert.Contains("Phones      https://hall.example:4956/live", given, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_a_network_says_so() =>
        Assert.Contains("no network address", Say(new() { Listen = "network" }), StringComparison.Ordinal);
}
