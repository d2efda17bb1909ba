using LiveCaptions.Http;
using LiveCaptions.Lifetime;

namespace LiveCaptions.LiveSettings;

/// <summary>Restarts the service in good order.</summary>
internal static class RestartEndpoint
{
    public static void Map(WebApplication app) =>
        app.MapGroup("")
            .WithTags("Settings")
            .MapPost("/api/restart", Restart)
            .WithName("Restart")
            .WithSummary("Restarts the program with the settings as they stand; captions are away for some seconds, and viewers come back.")
            .Produces(StatusCodes.Status202Accepted)
            .MayRefuse(409);

    private static IResult Restart(RestartRequest request, HttpContext context, IHostApplicationLifetime service)
    {
        if (!request.IsPossible)
            return Problems.Conflict(
                "This LiveCaptions was started without the supervisor that could start it again, so it goes on as it is. Stop it and start it where you started it."
            );
        request.Ask();
        // After the answer, which stopping might cut off.
        context.Response.OnCompleted(() =>
        {
            service.StopApplication();
            return Task.CompletedTask;
        });
        return Results.Accepted();
    }
}
