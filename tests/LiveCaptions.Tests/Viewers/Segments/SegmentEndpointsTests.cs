using System.Net;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Captions.HeldBack;
using LiveCaptions.Viewers.Segments;

namespace LiveCaptions.Tests.Viewers.Segments;

/// <summary>The playlist and its segments over HTTP.</summary>
public sealed class SegmentEndpointsTests
{
    private const string Playlist = "/api/tracks/main/captions.m3u8";

    [Fact]
    public async Task The_list_is_written_once_however_many_ask_and_a_player_that_has_it_gets_no_copy()
    {
        await using var service = await SpeakingService.StartAsync();
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync(service, Playlist)));
        Assert.Single(all.Select(answer => answer.Headers.ETag!.Tag).Distinct());
        Assert.Equal(1, service.Service.Part<SegmentedTracks>().Of(service.Captions).Now().Writings);

        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(service, Playlist, all[0].Headers.ETag!.Tag)).StatusCode);
        service.Advance(12);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(service, Playlist, all[0].Headers.ETag!.Tag)).StatusCode);
    }

    [Fact]
    public async Task This_machines_answers_may_be_kept_by_everybody_and_segments_for_as_long_as_they_are_listed()
    {
        await using var service = await SpeakingService.StartAsync();
        using var list = await GetAsync(service, Playlist);
        using var segment = await GetAsync(service, (await SegmentsAsync(service))[0]);

        Assert.Equal("public, max-age=1", list.Headers.CacheControl!.ToString());
        Assert.Equal("application/vnd.apple.mpegurl", list.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=600, immutable", segment.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("text/vtt", segment.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task HEAD_tells_the_same_without_a_body()
    {
        await using var service = await SpeakingService.StartAsync();
        foreach (var path in new[] { Playlist, "/api/tracks/main/now.json", (await SegmentsAsync(service))[0] })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
            using var head = await service.Service.Client.SendAsync(request, Test.Stop);
            using var get = await GetAsync(service, path);

            Assert.Equal((HttpStatusCode.OK, get.Headers.ETag), (head.StatusCode, head.Headers.ETag));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Test.Stop));
        }
    }

    [Fact]
    public async Task A_segment_that_has_left_the_list_is_gone_with_a_sentence()
    {
        await using var service = await SpeakingService.StartAsync();
        var first = (await SegmentsAsync(service))[0];
        service.Advance(660);

        using var gone = await GetAsync(service, first);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("gone then", await gone.Content.ReadAsStringAsync(Test.Stop), StringComparison.Ordinal);
        Assert.Equal("no-cache", gone.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(service, "/api/tracks/main/captions/x.vtt")).StatusCode);
    }

    [Fact]
    public async Task Off_air_segments_are_empty_and_nobody_keeps_that_and_back_on_air_they_are_as_before()
    {
        await using var service = await SpeakingService.StartAsync();
        service.Say("before");
        service.Advance(12);
        var address = (await SegmentsAsync(service))[3];
        var whole = await TextAsync(service, address);
        Assert.Contains("before", whole, StringComparison.Ordinal);

        await PostAsync(service, "off-air");
        using (var empty = await GetAsync(service, address))
        {
            Assert.Equal("no-store", empty.Headers.CacheControl!.ToString());
            Assert.DoesNotContain("before", await empty.Content.ReadAsStringAsync(Test.Stop), StringComparison.Ordinal);
        }
        await PostAsync(service, "on-air");

        Assert.Equal(whole, await TextAsync(service, address));
    }

    [Fact]
    public async Task Another_source_goes_on_in_the_same_time_without_a_jump()
    {
        await using var service = await SpeakingService.StartAsync();
        service.Say("before");
        service.Captions.BeginAnew();
        service.Advance(6);
        service.Captions.Publish(Talk.Said(1, "after", speaking: false)); // its own time begins at zero
        service.Advance(20);

        var segments = await SegmentsAsync(service);
        Assert.Contains("before", await TextAsync(service, segments[3]), StringComparison.Ordinal);
        Assert.Contains("after", await TextAsync(service, segments[4]), StringComparison.Ordinal);
        Assert.DoesNotContain("DISCONTINUITY", await TextAsync(service, Playlist), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segments_carry_on_the_token_and_the_timestamps_of_the_list()
    {
        await using var venue = await Venue.OpenAsync();
        var token = venue.Tokens.VenueText!;
        using var list = await venue.SendAsync("GET", $"{Playlist}?token={token}&mpegts=900000&at=1767297600000&lines=2");
        var text = await list.Content.ReadAsStringAsync(Test.Stop);
        var address = text.Split('\n').First(line => line.StartsWith("captions/", StringComparison.Ordinal));

        Assert.EndsWith($".vtt?token={token}&mpegts=900000&at=1767297600000", address, StringComparison.Ordinal);
        using var segment = await venue.SendAsync("GET", "/api/tracks/main/" + address);
        Assert.StartsWith("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:", await segment.Content.ReadAsStringAsync(Test.Stop), StringComparison.Ordinal);
    }

    /// <summary>A cache finds an answer by its address, of which a header and a cookie are no part.</summary>
    [Theory]
    [InlineData("/api/tracks/main/now.json")]
    [InlineData(Playlist)]
    public async Task A_shared_cache_may_keep_an_answer_only_where_the_token_is_in_its_address(string path)
    {
        await using var venue = await Venue.OpenAsync();
        var token = venue.Tokens.VenueText!;
        using var inAddress = await venue.SendAsync("GET", $"{path}?token={token}");
        using var inHeader = await venue.SendAsync("GET", path, bearer: token);
        using var inCookie = await venue.SendAsync("GET", path, cookie: $"livecaptions-watch={token}");
        using var inBoth = await venue.SendAsync("GET", $"{path}?token={token}", bearer: token);

        Assert.Equal("public, max-age=1", inAddress.Headers.CacheControl!.ToString());
        Assert.False(inAddress.Headers.Contains("Set-Cookie"));
        foreach (var answer in new[] { inHeader, inCookie, inBoth })
            Assert.Equal("max-age=1, private", answer.Headers.CacheControl!.ToString());
        Assert.Equal(401, await venue.StatusAsync("GET", path));
        Assert.Equal(401, await venue.StatusAsync("GET", $"{path}?token=wrong"));
    }

    private static async Task<string[]> SegmentsAsync(SpeakingService service) =>
        [
            .. (await TextAsync(service, Playlist))
                .Split('\n')
                .Where(line => line.StartsWith("captions/", StringComparison.Ordinal))
                .Select(line => "/api/tracks/main/" + line),
        ];

    private static Task<string> TextAsync(SpeakingService service, string path) =>
        service.Service.Client.GetStringAsync(new Uri(path, UriKind.Relative), Test.Stop);

    private static async Task<HttpResponseMessage> GetAsync(SpeakingService service, string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await service.Service.Client.SendAsync(request, Test.Stop);
    }

    private static async Task PostAsync(SpeakingService service, string path)
    {
        using var answer = await service.Service.Client.PostAsync(new Uri($"/api/{path}", UriKind.Relative), null, Test.Stop);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
