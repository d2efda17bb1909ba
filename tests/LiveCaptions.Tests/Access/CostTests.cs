using LiveCaptions.Access;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.Routing;

namespace LiveCaptions.Tests.Access;

/// <summary>What requests cost their address.</summary>
public sealed class CostTests
{
    [Fact]
    public async Task A_visitor_that_fetches_subtitles_without_end_gets_one_a_second_and_others_of_its_address_are_not_held_up()
    {
        await using var venue = await Venue.OpenAsync();
        var token = venue.Tokens.VenueText;
        var answers = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            using var answer = await venue.SendAsync("GET", "/api/tracks/main/captions.vtt", "10.8.8.8", token);
            answers.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 429], answers.Distinct());
        Assert.InRange(answers.Count(status => status == 200), 6, 20);
        using var page = await venue.SendAsync("GET", "/live", "10.8.8.8", token);
        Assert.Equal(200, (int)page.StatusCode);
        using var elsewhere = await venue.SendAsync("GET", "/api/tracks/main/captions.vtt", "10.8.8.9", token);
        Assert.Equal(200, (int)elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_hall_whose_phones_all_come_back_at_once_from_one_address_is_not_refused()
    {
        await using var venue = await Venue.OpenAsync();
        for (var phone = 0; phone < 95; phone++)
            foreach (var (method, path) in new[] { ("POST", "/captions/negotiate?negotiateVersion=1"), ("GET", "/captions?id=gone") })
            {
                using var answer = await venue.SendAsync(method, path, "10.8.8.7", venue.Tokens.VenueText);
                Assert.NotEqual(429, (int)answer.StatusCode);
            }
    }

    [Fact]
    public async Task A_former_address_costs_what_the_present_one_costs()
    {
        await using var service = await RunningService.StartAsync();
        var former = service
            .Part<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Single(endpoint => endpoint.RoutePattern.RawText == "/tracks/{track}/captions.vtt");

        Assert.Equal(Cost.Whole, EndpointRights.Of(former, "GET").Cost);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(300, 30)]
    [InlineData(1_000_000, 100)]
    public void A_transcript_costs_by_its_length(int paragraphs, int cost) => Assert.Equal(cost, WorkLimiter.CostOfTranscript(paragraphs));
}
