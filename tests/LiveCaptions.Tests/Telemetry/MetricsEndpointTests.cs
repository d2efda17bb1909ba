using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Captions;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.Tests.Telemetry;

/// <summary>Metrics of the real service as Prometheus reads them.</summary>
public sealed class MetricsEndpointTests
{
    private static async Task<IReadOnlyDictionary<string, Family>> ScrapeAsync(RunningService service) =>
        PrometheusText.Read(await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Test.Stop));

    private static double? Value(
        IReadOnlyDictionary<string, Family> metrics,
        string family,
        string suffix,
        params (string, string)[] labels
    ) =>
        metrics
            .GetValueOrDefault(family)
            ?.Samples.SingleOrDefault(sample =>
                sample.Name == family + suffix && labels.All(label => sample.Labels.GetValueOrDefault(label.Item1) == label.Item2)
            )
            ?.Value;

    [Theory]
    [InlineData(null, "text/plain; version=0.0.4; charset=utf-8", "\n")]
    [InlineData("text/plain;version=0.0.4;q=0.5,*/*;q=0.1", "text/plain; version=0.0.4; charset=utf-8", "\n")]
    [InlineData("application/openmetrics-text; version=1.0.0", "application/openmetrics-text; version=1.0.0", "# EOF\n")]
    public async Task Metrics_come_in_the_format_that_is_accepted(string? accepted, string type, string end)
    {
        await using var service = await RunningService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/metrics", UriKind.Relative));
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept", accepted);

        using var answer = await service.Client.SendAsync(request, Test.Stop);

        Assert.StartsWith(type, answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(end, await answer.Content.ReadAsStringAsync(Test.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_is_right_whatever_a_track_is_called()
    {
        const string Hostile = "a\"b\\c\nd{e=\"f\"} 1";
        await using var service = await RunningService.StartAsync(tracks: [Hostile, "plain-metrics"]);
        service.Captions(Hostile).Publish(Talk.Said(1, "one"));
        service.Captions(Hostile).Publish(Talk.Said(2, "two"));
        service.Captions("plain-metrics").Publish(Talk.Said(1, "three"));

        var metrics = await ScrapeAsync(service);

        Assert.Equal(2, Value(metrics, "livecaptions_frames_published_total", "", ("track", Hostile)));
        Assert.Equal(1, Value(metrics, "livecaptions_frames_published_total", "", ("track", "plain-metrics")));
    }

    [Fact]
    public async Task Exactly_one_state_of_a_track_holds()
    {
        await using var service = await RunningService.StartAsync(tracks: ["stateful"]);

        var states = (await ScrapeAsync(service))["livecaptions_track_state"]
            .Samples.Where(sample => sample.Labels["track"] == "stateful")
            .ToList();

        Assert.Equal(8, states.Count);
        Assert.Equal("running", Assert.Single(states, state => state.Value == 1).Labels["state"]);
        Assert.Equal(7, states.Count(state => state.Value == 0));
    }

    [Fact]
    public async Task Only_who_controls_all_tracks_gets_metrics_from_elsewhere()
    {
        await using var venue = await Venue.OpenAsync();
        var (_, watch) = venue.Tokens.Make("Guest", TokenUse.Watch, track: null);
        var (_, one) = venue.Tokens.Make("Stage", TokenUse.Control, "main");
        var (_, control) = venue.Tokens.Make("Prometheus", TokenUse.Control, track: null);

        Assert.Equal(401, await venue.StatusAsync("GET", "/metrics"));
        Assert.Equal(403, await venue.StatusAsync("GET", "/metrics", watch));
        Assert.Equal(403, await venue.StatusAsync("GET", "/metrics", one));
        Assert.Equal(200, await venue.StatusAsync("GET", "/metrics", control));
        Assert.Equal(405, await venue.StatusAsync("POST", "/metrics", control));
    }

    [Fact]
    public async Task Neither_words_nor_viewers_nor_addresses_are_in_them()
    {
        await using var venue = await Venue.OpenAsync("discreet");
        var (_, control) = venue.Tokens.Make("Prometheus", TokenUse.Control, track: null);
        await using var viewer = await RemoteViewer.StartAsync(venue, "Watch", "10.77.66.55");
        venue.Service.Captions("discreet").Publish(Talk.Said(1, "overheard"));
        await venue.StatusAsync("GET", $"/api/tracks/discreet/captions.vtt?token={venue.Tokens.VenueText}");
        await venue.StatusAsync("GET", "/no/such/overheard");
        var text = "";
        // The first one begins to measure requests, and each is measured when it has ended.
        while (!text.Contains("http_server_request_duration_seconds", StringComparison.Ordinal))
        {
            using var answer = await venue.SendAsync("GET", "/metrics", bearer: control);
            text = await answer.Content.ReadAsStringAsync(Test.Stop);
        }

        Assert.All(["overheard", "10.77.66.55", "127.0.0.1", venue.Tokens.VenueText!, control, "hall.example"], secret =>
            Assert.DoesNotContain($"{secret}\"", text, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("overheard", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_are_of_few_kinds()
    {
        await using var service = await RunningService.StartAsync();
        await ScrapeAsync(service);

        var labels = (await ScrapeAsync(service))
            .Values.Where(family => family.Name != "target_info")
            .SelectMany(family => family.Samples)
            .SelectMany(sample => sample.Labels.Keys)
            .ToHashSet();

        Assert.Empty(
            labels.Except([
                "otel_scope_name",
                "track",
                "output",
                "viewer",
                "state",
                "le",
                "cpu_mode",
                "gc_heap_generation",
                "http_request_method",
                "http_response_status_code",
                "http_route",
            ])
        );
    }

    [Fact]
    public async Task The_way_to_each_kind_of_viewer_is_measured()
    {
        const string Track = "measured-way";
        await using var service = await RunningService.StartAsync(tracks: [Track]);
        await ScrapeAsync(service);
        await using var connection = await service.ConnectAsync();
        await using var frames = connection.StreamAsync<CaptionFrame>("Watch", null, Test.Stop).GetAsyncEnumerator(Test.Stop);
        await using var news = connection.StreamAsync<JsonElement>("Read", null, Test.Stop).GetAsyncEnumerator(Test.Stop);
        await using var events = await service.Client.GetStreamAsync(new Uri($"/api/tracks/{Track}/events", UriKind.Relative), Test.Stop);
        await events.ReadExactlyAsync(new byte[6], Test.Stop);
        Assert.True(await frames.MoveNextAsync());
        Assert.True(await news.MoveNextAsync());

        service.Captions(Track).Publish(Talk.Said(1, "one"));

        Assert.True(await frames.MoveNextAsync());
        Assert.True(await news.MoveNextAsync());
        foreach (var viewer in new[] { "overlay", "reader", "feed" })
        {
            var (count, sum) = (0.0, 0.0);
            while (count < 1)
            {
                var metrics = await ScrapeAsync(service);
                count = Value(metrics, "livecaptions_viewer_delay_seconds", "_count", ("track", Track), ("viewer", viewer)) ?? 0;
                sum = Value(metrics, "livecaptions_viewer_delay_seconds", "_sum", ("track", Track), ("viewer", viewer)) ?? 0;
            }
            Assert.InRange(sum, double.Epsilon, 60 * count);
        }
        var now = await ScrapeAsync(service);
        Assert.Equal(2, Value(now, "livecaptions_track_viewers", "", ("track", Track), ("viewer", "screen")));
        Assert.Equal(1, Value(now, "livecaptions_track_viewers", "", ("track", Track), ("viewer", "reader")));
    }
}
