using System.Net;
using LiveCaptions.Access;
using LiveCaptions.Http;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Access;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Tests.Viewers;

/// <summary>How many viewers are admitted, and whose.</summary>
public sealed class ViewerPlacesTests
{
    private static readonly Visitor Phone = new(Rights.Watch, "hash");

    private static int Fill(ViewerPlaces places, Visitor visitor, string address)
    {
        for (var taken = 0; ; taken++)
            try
            {
                places.Enter(visitor, address);
            }
            catch (RefusedException)
            {
                return taken;
            }
    }

    [Fact]
    public void One_address_gets_no_more_than_its_share_and_others_still_get_theirs()
    {
        var places = new ViewerPlaces(new() { MaxViewers = 2000, MaxConnectionsPerAddress = 100 });

        Assert.Equal(200, Fill(places, Phone, "10.0.0.1"));
        Assert.Equal(200, Fill(places, Phone, "10.0.0.2"));
    }

    [Fact]
    public void A_hall_behind_one_address_gets_as_many_places_as_connections() =>
        Assert.Equal(800, Fill(new(new() { MaxViewers = 2000, MaxConnectionsPerAddress = 800 }), Phone, "10.0.0.1"));

    [Fact]
    public void When_viewers_have_taken_all_places_this_machine_and_the_operator_still_get_in()
    {
        var places = new ViewerPlaces(new() { MaxViewers = 50 });
        Assert.Equal(50, Fill(places, Phone, "10.0.0.1"));

        Assert.Throws<RefusedException>(() => places.Enter(new(Rights.Speak | Rights.Watch, "hash"), "10.0.0.9"));
        Assert.Equal(ViewerPlaces.Kept, Fill(places, Visitor.Here, "127.0.0.1"));
    }

    [Fact]
    public void A_viewer_that_leaves_gives_back_one_place()
    {
        var places = new ViewerPlaces(new() { MaxViewers = 2, MaxConnectionsPerAddress = 4 });
        var first = places.Enter(Phone, "10.0.0.1");
        places.Enter(Phone, "10.0.0.1");

        first.Dispose();
        first.Dispose();

        Assert.Equal(1, Fill(places, Phone, "10.0.0.1"));
    }

    /// <summary>The same count for every way to watch, and a place is free again once its viewer has gone.</summary>
    [Theory]
    [InlineData("Watch", "Watch")]
    [InlineData("Watch", "Read")]
    [InlineData("Read", "events")]
    [InlineData("events", "Read")]
    [InlineData("events", "socket")]
    [InlineData("socket", "events")]
    [InlineData("socket", "Watch")]
    public async Task The_last_place_is_the_same_for_every_way_to_watch(string first, string second)
    {
        await using var venue = await Venue.OpenAsync(new ServerSettings { MaxViewers = 1 });
        await using (await RemoteViewer.StartAsync(venue, first))
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => RemoteViewer.StartAsync(venue, second));
            Assert.Contains(
                refused is HubException ? "the limit of 1 (Server:MaxViewers) is reached." : "503",
                refused.Message,
                StringComparison.Ordinal
            );
            using var overlay = await venue.Service.Client.GetAsync(
                new Uri("/api/tracks/main/events", UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead,
                Test.Stop
            );
            Assert.Equal(HttpStatusCode.OK, overlay.StatusCode);
        }
        // The server notices a moment later that they have left.
        while (venue.Service.Part<ViewerPlaces>().Taken > 0)
            await venue.Service.Client.GetAsync(new Uri("health/live", UriKind.Relative), Test.Stop);
        await using var next = await RemoteViewer.StartAsync(venue, second);
    }

    [Theory]
    [InlineData("Watch")]
    [InlineData("Read")]
    public async Task One_connection_has_a_few_streams_and_no_more(string method)
    {
        await using var venue = await Venue.OpenAsync();
        await using var viewer = await RemoteViewer.StartAsync(venue, method);
        for (var stream = 2; stream <= OpenStreams.Max; stream++)
            await viewer.StreamAsync(method);

        var refused = await Assert.ThrowsAsync<HubException>(() => viewer.StreamAsync(method));

        Assert.EndsWith(
            "One connection may have 4 streams at a time. End one of them, or open another connection.",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(OpenStreams.Max, venue.Service.Captions("main").Readers);
    }

    [Fact]
    public async Task A_flood_of_streams_on_one_connection_takes_a_few_places_and_ends_with_the_connection()
    {
        await using var venue = await Venue.OpenAsync();
        await using var viewer = await RemoteViewer.StartAsync(venue, "Watch");
        var most = 0;
        for (var i = 0; i < 2100 && !viewer.Closed.IsCompleted; i++)
        {
            await viewer.SendStreamAsync();
            most = Math.Max(most, venue.Service.Captions("main").Readers);
        }

        await viewer.Closed.WaitAsync(Test.Stop);
        Assert.InRange(most, 1, OpenStreams.Max);
    }
}
