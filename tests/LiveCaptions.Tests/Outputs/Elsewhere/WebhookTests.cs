using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveCaptions.Captions;
using LiveCaptions.Outputs.Elsewhere;
using LiveCaptions.Settings;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Webhooks to a real web server, checked as a receiver checks them.</summary>
public class WebhookTests
{
    private readonly FakeTimeProvider time = new(new(2026, 11, 29, 20, 0, 10, TimeSpan.Zero));

    private HttpDestination To(WebPeer peer, string? secret)
    {
        var settings = new OutputSettings
        {
            Id = "hook",
            Kind = "webhook",
            Address = $"{peer.Address}/hook",
            Secret = secret,
            Track = "guest",
        };
        return new(new WebhookProtocol(settings, new(new MonotonicClock(time))), time);
    }

    private static string Signed(Received received, byte[] key) =>
        "v1,"
        + Convert.ToBase64String(
            HMACSHA256.HashData(
                key,
                Encoding.UTF8.GetBytes($"{received.Headers["webhook-id"]}.{received.Headers["webhook-timestamp"]}.{received.Body}")
            )
        );

    [Theory]
    [InlineData("whsec_c2VjcmV0", "secret")]
    [InlineData("a plain text", "a plain text")]
    [InlineData("whsec_not*base64", "whsec_not*base64")]
    public async Task Words_are_json_and_signed_with_the_key(string secret, string key)
    {
        await using var peer = await WebPeer.StartAsync();
        await using var destination = To(peer, secret);

        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("say \"hi\"", "東京"), Test.Stop));

        var received = await peer.NextAsync();
        Assert.Equal(Signed(received, Encoding.UTF8.GetBytes(key)), received.Headers["webhook-signature"]);
        Assert.Equal("1795982410", received.Headers["webhook-timestamp"]);
        Assert.Equal("application/json", received.Headers.ContentType);
        using var json = JsonDocument.Parse(received.Body);
        var body = json.RootElement;
        Assert.Equal(
            ("hook", "guest", "say \"hi\" 東京", 3),
            (
                body.GetProperty("output").GetString(),
                body.GetProperty("track").GetString(),
                body.GetProperty("text").GetString(),
                body.GetProperty("words").GetArrayLength()
            )
        );
        Assert.Equal("2026-11-29T20:00:09+00:00", body.GetProperty("words")[0].GetProperty("start").GetString());
        Assert.Equal(received.Headers["webhook-id"], body.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_second_attempt_has_the_same_id_and_body_and_a_signature_of_its_own_time()
    {
        await using var peer = await WebPeer.StartAsync();
        await using var destination = To(peer, "key");
        peer.AnswerWith(429, ("Retry-After", "3"));
        var later = await destination.SendAsync(Spoken.Text("one"), Test.Stop);
        Assert.Equal((Answer.Later, TimeSpan.FromSeconds(3)), (later.Answer, later.RetryAfter));
        time.Advance(TimeSpan.FromSeconds(3));
        peer.AnswerWith(200);
        await destination.SendAsync(Spoken.Text("one"), Test.Stop);
        await destination.SendAsync(Spoken.Text("two") with { Number = 2 }, Test.Stop);

        var (first, second, other) = (await peer.NextAsync(), await peer.NextAsync(), await peer.NextAsync());
        Assert.Equal((first.Headers["webhook-id"], first.Body), (second.Headers["webhook-id"], second.Body));
        Assert.NotEqual(first.Headers["webhook-timestamp"], second.Headers["webhook-timestamp"]);
        Assert.Equal(Signed(second, "key"u8.ToArray()), second.Headers["webhook-signature"]);
        Assert.NotEqual(first.Headers["webhook-id"], other.Headers["webhook-id"]);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_signed_and_after_a_restart_no_id_comes_again()
    {
        await using var peer = await WebPeer.StartAsync();
        await using var destination = To(peer, null);
        await using var restarted = To(peer, null);
        await destination.SendAsync(Spoken.Text("one"), Test.Stop);
        await restarted.SendAsync(Spoken.Text("two"), Test.Stop);

        var (first, second) = (await peer.NextAsync(), await peer.NextAsync());
        Assert.DoesNotContain("webhook-signature", first.Headers.Keys);
        Assert.NotEqual(first.Headers["webhook-id"], second.Headers["webhook-id"]);
    }

    [Fact]
    public async Task A_retry_after_that_is_a_date_is_understood()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(503, ("Retry-After", "Sun, 29 Nov 2026 20:00:40 GMT"));
        await using var destination = To(peer, null);

        Assert.Equal(TimeSpan.FromSeconds(30), (await destination.SendAsync(Spoken.Text("one"), Test.Stop)).RetryAfter);
    }
}
