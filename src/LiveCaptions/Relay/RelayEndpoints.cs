using LiveCaptions.Captions;
using LiveCaptions.Http;
using LiveCaptions.Tracks;

namespace LiveCaptions.Relay;

/// <summary>A room's machines over HTTP: which of them makes the captions, the take-over, and all rooms of the store.</summary>
internal static class RelayEndpoints
{
    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api").WithTags("Rooms");
        api.MapGet("/rooms", (IServiceProvider services) => ShowRoomsAsync(services))
            .Returns<RoomsView>("ListRooms", "Lists the rooms of this machine's Redis, with their tracks, machines and viewers.");
        api.MapGet("/room/relay", (IServiceProvider services) => ApiJson.Answer(RoomReport.Of(services)))
            .Returns<RoomReport>("ShowRelay", "Shows, for each track of this machine, which machine's captions go out.");
        api.MapPost("/tracks/{track}/take-over", (string track, IServiceProvider services) => TakeOver(track, services))
            .ReturnsNothing("TakeOver", "Has this machine make the track's captions from now on, in place of another one.")
            .MayRefuse(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ShowRoomsAsync(IServiceProvider services)
    {
        if (services.GetService<RoomBoard>() is not { } board)
            return ApiJson.Answer(new RoomsView(false, "", "", null, []));
        var self = services.GetRequiredService<RelayIdentity>();
        try
        {
            return ApiJson.Answer(new RoomsView(true, self.Room, self.Node, null, await board.ShowAsync()));
        }
        catch (StoreException away)
        {
            return ApiJson.Answer(new RoomsView(true, self.Room, self.Node, away.Message, []));
        }
    }

    private static IResult TakeOver(string track, IServiceProvider services)
    {
        services.GetRequiredService<CaptionTracks>().Get(track);
        if (services.GetService<RelayIdentity>() is null)
            return Problems.Conflict(
                "Captions do not go over a Redis here, so there is no other machine to take over from: this one makes them already."
            );
        if (services.GetService<RoomPublisher>() is not { } publisher)
            return Problems.Conflict(
                "This machine shows captions that others make (Room:Role is \"web\"), so it cannot take over. Ask the machine that is to make them."
            );
        // Granted minutes later, when nobody expects it, it would be no planned change.
        if (publisher.Reports.FirstOrDefault(report => report.Track == track) is { State: RelayState.Away } away)
            return Problems.Conflict(
                $"{away.Trouble ?? "Redis has not answered yet."} Nothing was taken over; try again once it answers. Captions on this machine go on."
            );
        return publisher.TakeOver(track)
            ? Results.NoContent()
            : Problems.Conflict("The track has only just come, so nothing was taken over. Try again in a moment.");
    }
}

/// <summary>What this process is called in its room.</summary>
internal sealed record RelayIdentity(string Room, string Node, string Role);
