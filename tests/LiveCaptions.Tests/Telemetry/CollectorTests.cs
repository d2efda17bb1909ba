using LiveCaptions.Settings;
using LiveCaptions.Telemetry;
using LiveCaptions.Tests.Outputs.Elsewhere;
using LiveCaptions.Tests.Tracks;
using LiveCaptions.Tests.Viewers;
using Microsoft.Extensions.Hosting;

namespace LiveCaptions.Tests.Telemetry;

/// <summary>Metrics and traces on their way to a collector, which is a real web server on this machine.</summary>
public sealed class CollectorTests
{
    private const string Key = "hush-hush-4711";
    private readonly CollectingLogger log = new();

    private Collector To(string address, double traces) =>
        new(new(new(address), $"Authorization=Bearer {Key}", traces), "1", () => { }, new CategoryLogger<Collector>(log));

    [Fact]
    public async Task It_gets_metrics_and_traces_of_requests_with_its_headers_and_nothing_secret()
    {
        await using var peer = await WebPeer.StartAsync();
        await using var service = await RunningService.StartAsync(
            new TelemetrySettings
            {
                Otlp = $"{peer.Address}/otlp/",
                OtlpHeaders = $"Authorization=Bearer {Key}, X-Scope-OrgID=hall",
                Traces = 1,
            }
        );
        await service.Client.GetStringAsync(new Uri("/status?token=whispered", UriKind.Relative), Test.Stop);
        await service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative), Test.Stop);

        await service.Part<IEnumerable<IHostedService>>().OfType<Collector>().Single().StopAsync(Test.Stop);

        var received = new Dictionary<string, Received>();
        while (received.Count < 2)
            if (await peer.NextAsync() is var request)
                received[request.Path] = request;
        var (metrics, traces) = (received["/otlp/v1/metrics"], received["/otlp/v1/traces"]);
        Assert.All([metrics, traces], request =>
        {
            Assert.Equal("POST", request.Method);
            Assert.Equal("application/x-protobuf", request.Headers.ContentType);
            Assert.Equal($"Bearer {Key}", request.Headers.Authorization);
            Assert.Equal("hall", request.Headers["X-Scope-OrgID"]);
            Assert.Contains("livecaptions", request.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("host.name", request.Body, StringComparison.Ordinal);
        });
        Assert.Contains("livecaptions.track.state", metrics.Body, StringComparison.Ordinal);
        Assert.Contains("dotnet.process.memory.working_set", metrics.Body, StringComparison.Ordinal);
        Assert.Contains("GET /status", traces.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("whispered", traces.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/health/live", traces.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_away_is_told_in_one_line_without_the_key()
    {
        var collector = To("http://127.0.0.1:1", traces: 1);
        await collector.StartAsync(Test.Stop);
        Spans.Note("captions.recognised", default, TimeProvider.System, TimeSpan.Zero);

        await collector.StopAsync(Test.Stop);

        var line = Assert.Single(log.Lines);
        Assert.StartsWith("Warning: The collector 127.0.0.1:1 takes no ", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_does_not_take_the_key_elsewhere()
    {
        await using var thief = await WebPeer.StartAsync();
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(307, ("Location", $"{thief.Address}/v1/metrics"));
        var collector = To(peer.Address, traces: 0);
        await collector.StartAsync(Test.Stop);

        await collector.StopAsync(Test.Stop);

        Assert.Equal("/v1/metrics", (await peer.NextAsync()).Path);
        Assert.Equal(0, thief.Waiting);
        Assert.Contains("It answers 307.", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_episode_is_told_once_whatever_number_of_signals_is_concerned()
    {
        var trouble = new CollectorTrouble("collector.example:4318", log);

        trouble.End("metrics");
        trouble.Begin("metrics", "It is away.");
        trouble.Begin("traces", "It is away.");
        trouble.Begin("metrics", "It answers 503.");
        trouble.End("metrics");
        Assert.Single(log.Lines);
        trouble.End("traces");
        trouble.End("metrics");
        trouble.Begin("traces", "It answers 401.");

        Assert.Equal(
            [
                "Warning: The collector collector.example:4318 takes no metrics, so they are missing there until it does; captions are not affected. It is away. If it stays, check Telemetry:Otlp and Telemetry:OtlpHeaders",
                "Information: The collector collector.example:4318 takes metrics and traces again",
                "Warning: The collector collector.example:4318 takes no traces, so they are missing there until it does; captions are not affected. It answers 401. If it stays, check Telemetry:Otlp and Telemetry:OtlpHeaders",
            ],
            log.Lines
        );
    }

    [Fact]
    public void Nothing_is_sent_by_default_and_the_headers_are_never_shown()
    {
        Assert.False(new TelemetrySettings().IsOn);
        Assert.DoesNotContain(Key, new TelemetrySettings { Otlp = "http://x", OtlpHeaders = Key }.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, new CollectorPlace(new("http://x"), Key, 1).ToString(), StringComparison.Ordinal);
    }
}
