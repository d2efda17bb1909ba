using LiveCaptions.Health;
using LiveCaptions.Http;
using LiveCaptions.Obs;

namespace LiveCaptions.Outputs.Obs;

/// <summary>What the operator sees of OBS.</summary>
internal static class ObsViewEndpoints
{
    public static void Map(RouteGroupBuilder calls)
    {
        calls
            .MapGet("/obs/outputs", (IObsReports obs) => Sentence.Answer(obs.Report()))
            .WithName("ShowObsOutputs")
            .WithSummary("How OBS is doing, and what of the captions goes there.")
            .Produces<ObsReport>();
        calls
            .MapGet("/obs/preview", PreviewAsync)
            .WithName("ShowPreview")
            .WithSummary("A small picture of what OBS has on air, at most a second old.")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .Produces<string>(StatusCodes.Status404NotFound, "text/plain")
            .Produces<string>(StatusCodes.Status503ServiceUnavailable, "text/plain");
    }

    private static async Task<IResult> PreviewAsync(IServiceProvider services, HttpResponse response, CancellationToken gone)
    {
        if (services.GetService<ObsPreview>() is not { } preview)
            return Sentence.NotThere("OBS is not used, so there is no picture; livecaptions obs setup connects it.");
        try
        {
            var picture = await preview.LookAsync().WaitAsync(gone);
            response.Headers.CacheControl = "no-store";
            return Results.Bytes(picture, "image/jpeg");
        }
        catch (ObsException e)
        {
            return Results.Text(
                $"There is no picture of OBS at the moment, captions are not affected: {e.Message}",
                "text/plain; charset=utf-8",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }
    }
}
