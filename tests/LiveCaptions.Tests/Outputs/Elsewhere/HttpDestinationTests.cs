using System.Net;
using System.Net.Sockets;
using LiveCaptions.Outputs.Elsewhere;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Requests to a real web server on this machine.</summary>
public class HttpDestinationTests
{
    private const string Key = "SECRETKEY";

    private static HttpDestination To(OutputSettings settings) => new(new TemplateProtocol(settings), TimeProvider.System);

    private static OutputSettings Settings(WebPeer peer) => new() { Kind = "http", Address = $"{peer.Address}/say?key={Key}" };

    [Fact]
    public async Task Text_is_posted_as_the_template_says()
    {
        await using var peer = await WebPeer.StartAsync();
        await using var destination = To(
            Settings(peer) with
            {
                Template = """{"text": "{lines}"}""",
                Escape = "json",
                ContentType = "application/json",
                Method = "PUT",
            }
        );

        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("say \"hi\"", "東京"), Test.Stop));

        var received = await peer.NextAsync();
        Assert.Equal(("PUT", "/say", """{"text": "say \"hi\"\n東京"}"""), (received.Method, received.Path, received.Body));
        Assert.Equal("application/json", received.Headers.ContentType);
        Assert.DoesNotContain("traceparent", received.Headers.Keys);
    }

    [Fact]
    public async Task An_address_has_places_for_captions_too()
    {
        await using var peer = await WebPeer.StartAsync();
        var settings = new OutputSettings
        {
            Kind = "http",
            Method = "GET",
            Address = $"{peer.Address}/api/?Function=SetText&Value={{text}}",
        };
        await using var destination = To(settings);

        await destination.SendAsync(Spoken.Text("a&b", "c"), Test.Stop);

        var received = await peer.NextAsync();
        Assert.Equal(("GET", "?Function=SetText&Value=a%26b%20c", ""), (received.Method, received.Query, received.Body));
    }

    [Theory]
    [InlineData(200, nameof(Answer.Taken))]
    [InlineData(204, nameof(Answer.Taken))]
    [InlineData(400, nameof(Answer.Rejected))]
    [InlineData(401, nameof(Answer.Refused))]
    [InlineData(403, nameof(Answer.Refused))]
    [InlineData(404, nameof(Answer.Refused))]
    [InlineData(408, nameof(Answer.Later))]
    [InlineData(429, nameof(Answer.Later))]
    [InlineData(500, nameof(Answer.Later))]
    [InlineData(503, nameof(Answer.Later))]
    public async Task Each_answer_means_something_and_nothing_secret_is_said(int status, string answer)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(status, ("Retry-After", "7"));
        await using var destination = To(Settings(peer));

        var outcome = await destination.SendAsync(Spoken.Text("one"), Test.Stop);

        Assert.Equal(Enum.Parse<Answer>(answer), outcome.Answer);
        Assert.Equal(outcome.Answer == Answer.Later ? TimeSpan.FromSeconds(7) : null, outcome.RetryAfter);
        Assert.DoesNotContain(Key, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_since_the_key_is_for_its_own_host_alone()
    {
        await using var thief = await WebPeer.StartAsync();
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(307, ("Location", $"{thief.Address}/?key={Key}"));
        await using var destination = To(Settings(peer));

        var outcome = await destination.SendAsync(Spoken.Text("one"), Test.Stop);

        Assert.Equal((Answer.Refused, 0), (outcome.Answer, thief.Waiting));
        Assert.Contains("not followed", outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_breaks_off_and_one_that_is_no_web_server_are_away()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await using var destination = To(Settings(peer));
        Assert.Equal(Answer.Away, (await destination.SendAsync(Spoken.Text("one"), Test.Stop)).Answer);

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var garbled = To(new() { Kind = "http", Address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/" });
        var sending = garbled.SendAsync(Spoken.Text("one"), Test.Stop);
        using var client = await listener.AcceptTcpClientAsync(Test.Stop);
        await client.GetStream().WriteAsync("220 mail ready\r\n\r\n"u8.ToArray(), Test.Stop);

        var outcome = await sending;

        Assert.Equal(Answer.Away, outcome.Answer);
        Assert.Contains("not HTTP", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_when_patience_ends()
    {
        await using var peer = await WebPeer.StartAsync();
        var held = new TaskCompletionSource();
        peer.Answer = _ => held.Task;
        await using var destination = To(Settings(peer));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        var sending = destination.SendAsync(Spoken.Text("one"), patience.Token);
        await peer.NextAsync();

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        held.SetResult();
    }
}
