using LiveCaptions.Http;

namespace LiveCaptions.Setup;

/// <summary>The set-up over HTTP: how it stands, and whether it was done.</summary>
internal static class SetupEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var setup = app.MapGroup("/api/setup").WithTags("Set-up");
        setup
            .MapGet("", async (SetupLook look, CancellationToken gone) => ApiJson.Answer(await Task.Run(look.Report, gone)))
            .Returns<SetupReport>("ShowSetup", "Shows whether the set-up was done, and what each of its steps still needs.");
        setup
            .MapPut("/done", (SetupMark mark) => Set(mark, done: true))
            .ReturnsNothing("FinishSetup", "Marks the set-up as done.")
            .MayRefuse(507);
        setup
            .MapDelete("/done", (SetupMark mark) => Set(mark, done: false))
            .ReturnsNothing("RepeatSetup", "Shows the set-up again at the next visit.")
            .MayRefuse(507);
    }

    private static IResult Set(SetupMark mark, bool done) =>
        mark.Set(done) is { } trouble ? Problems.NotSaved(trouble) : Results.NoContent();
}
