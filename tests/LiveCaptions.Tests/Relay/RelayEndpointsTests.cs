using System.Net;
using LiveCaptions.Tests.Http;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Relay;

/// <summary>A service whose captions go over no Redis; tests of the others use a real one.</summary>
public sealed class RelayEndpointsTests
{
    [Fact]
    public async Task Without_a_Redis_there_is_nobody_to_take_over_from_and_an_unknown_track_is_told_first()
    {
        await using var service = await RunningService.StartAsync();

        using var refused = await service.Client.PostAsync(new Uri("/api/tracks/main/take-over", UriKind.Relative), null, Test.Stop);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Captions do not go over a Redis here", await refused.TextAsync(), StringComparison.Ordinal);

        using var unknown = await service.Client.PostAsync(new Uri("/api/tracks/attic/take-over", UriKind.Relative), null, Test.Stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Without_a_Redis_the_answers_say_that_there_is_none()
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal(
            """{"used":false,"name":"","node":"","role":"all","trouble":null,"tracks":[]}""",
            await service.Client.GetStringAsync(new Uri("/api/room/relay", UriKind.Relative), Test.Stop)
        );
        Assert.Equal(
            """{"used":false,"room":"","node":"","trouble":null,"rooms":[]}""",
            await service.Client.GetStringAsync(new Uri("/api/rooms", UriKind.Relative), Test.Stop)
        );
    }
}
