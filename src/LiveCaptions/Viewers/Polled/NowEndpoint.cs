using LiveCaptions.Access;

namespace LiveCaptions.Viewers.Polled;

/// <summary>The newest frame of a track, for programs and CDNs that ask for it now and then.</summary>
internal static class NowEndpoint
{
    private const int Lifetime = 1;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(RouteGroupBuilder track) =>
        track
            .MapMethods("/now.json", Methods, Now)
            .WithSummary("Gives the track's newest frame.")
            .Produces<Captions.CaptionFrame>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Now(string track, HttpContext context, ViewerAdmission admission, PolledFrames frames)
    {
        var screen = admission.Screen(WatchQuery.Read(track, context.Request.Query), Visitor.Of(context));
        SharedCopies.Allow(context, Lifetime);
        return frames.Of(screen).Answer("application/json; charset=utf-8");
    }
}
