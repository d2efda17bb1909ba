using LiveCaptions.Captions;
using LiveCaptions.Http;

namespace LiveCaptions.Operator;

/// <summary>The emergency switch over HTTP, for the operator's page, a Stream Deck and scripts.</summary>
internal static class OffAirEndpoints
{
    public static void Map(WebApplication app)
    {
        var air = app.MapGroup("/api").WithTags("Operator");
        air.MapPost("/off-air", (OffAir all) => Act(all.Off))
            .ReturnsNothing(
                "TakeOffAir",
                "Takes the captions of all tracks off air at once: every way out is empty, and stays so until they are put back. What is said meanwhile is kept nowhere."
            );
        air.MapPost("/on-air", (OffAir all) => Act(all.On))
            .ReturnsNothing(
                "PutOnAir",
                "Puts captions back on air; they go on with what is said next, and readers get the transcript back."
            );
    }

    private static IResult Act(Action act)
    {
        act();
        return Results.NoContent();
    }
}
