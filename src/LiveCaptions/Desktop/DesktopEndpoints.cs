using LiveCaptions.Http;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Desktop;

/// <summary>The program on its desktop, over HTTP: quitting it, and what starts it by itself.</summary>
internal static class DesktopEndpoints
{
    public static void Map(WebApplication app)
    {
        var desktop = app.MapGroup("/api").WithTags("Desktop");
        desktop
            .MapPost("/quit", Quit)
            .ReturnsNothing("Quit", "Stops the service in good order, once it has answered. Captions end everywhere.");
        desktop
            .MapGet("/autostart", (Autostart autostart) => ApiJson.Answer(autostart.Show()))
            .Returns<AutostartView>("ShowAutostart", "Shows what starts the program by itself.");
        desktop
            .MapPut("/autostart", (HttpContext context, Autostart autostart) =>
                ApiJson.ReadAsync<AutostartBody>(context, "{\"with\": \"Computer\"}", body => Set(autostart, body.With))
            )
            .Returns<AutostartView>("SetAutostart", "Starts the program with the computer, with OBS, or not by itself.")
            .Takes<AutostartBody>()
            .MayRefuse(StatusCodes.Status409Conflict);
    }

    private static IResult Quit(HttpContext context, QuitRequest quit)
    {
        context.Response.OnCompleted(() =>
        {
            quit.Make();
            return Task.CompletedTask;
        });
        return Results.NoContent();
    }

    private static IResult Set(Autostart autostart, AutostartWith with)
    {
        try
        {
            autostart.Set(with);
            return ApiJson.Answer(autostart.Show());
        }
        catch (AutostartException refused)
        {
            return Problems.Conflict(refused.Message);
        }
    }
}

/// <summary>What is to start the program.</summary>
internal sealed record AutostartBody(AutostartWith With);
