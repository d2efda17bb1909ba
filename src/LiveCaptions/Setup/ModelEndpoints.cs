using LiveCaptions.Http;
using LiveCaptions.Models;

namespace LiveCaptions.Setup;

/// <summary>Speech models over HTTP: list, download and measure.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var models = app.MapGroup("/api/models").WithTags("Set-up");
        models
            .MapGet("", async (ModelShelf shelf, CancellationToken gone) => ApiJson.Answer(await Task.Run(shelf.List, gone)))
            .Returns<ModelList>(
                "ListModels",
                "Lists the speech models: installed and available ones, their downloads, and their speed here."
            );
        MapPulls(models);
        models
            .MapPost("/{name}/measure", Measure)
            .Produces<ShelfModel>(StatusCodes.Status202Accepted)
            .WithName("MeasureModel")
            .WithSummary("Measures the speed of an installed model, after others that wait; captions on air go on.")
            .MayRefuse(404);
        models
            .MapDelete("/{name}/measure", async (string name, ModelMeasurements measurements) =>
                await measurements.CancelAsync(name) ? Results.NoContent() : NothingRuns(name, "measurement")
            )
            .ReturnsNothing("CancelMeasurement", "Ends the measurement of a model.")
            .MayRefuse(404);
    }

    private static void MapPulls(RouteGroupBuilder models)
    {
        models
            .MapPost("/{name}/pull", Pull)
            .Produces<ShelfModel>(StatusCodes.Status202Accepted)
            .WithName("PullModel")
            .WithSummary("Downloads a model of the catalogue, or resumes its download; one at a time.")
            .MayRefuse(404, 409);
        models
            .MapPost("/{name}/pause", PauseAsync)
            .Produces<ShelfModel>(StatusCodes.Status202Accepted)
            .WithName("PausePull")
            .WithSummary("Pauses the download of a model; what was downloaded is kept.")
            .MayRefuse(404);
        models
            .MapDelete("/{name}/pull", CancelAsync)
            .ReturnsNothing("CancelPull", "Ends the download of a model and deletes what was downloaded.")
            .MayRefuse(404, 409);
    }

    private static IResult Pull(string name, ModelShelf shelf, ModelPulls pulls)
    {
        // Only the catalogue's models have a digest to hold a download against, so no other name reaches a server or the disk.
        if (ModelCatalogue.Find(name) is not { } known)
            return NoSuch(name);
        if (shelf.Find(name) is { State: "installed" })
            return Problems.Conflict($"{name} is installed already, so nothing was downloaded. Choose it, or measure it.");
        pulls.Start(known);
        return Accepted(shelf, name);
    }

    private static async Task<IResult> PauseAsync(string name, ModelShelf shelf, ModelPulls pulls)
    {
        if (pulls.Of(name) is null)
            return NothingRuns(name, "download");
        await pulls.PauseAsync(name);
        return Accepted(shelf, name);
    }

    private static async Task<IResult> CancelAsync(string name, ModelPulls pulls)
    {
        if (ModelCatalogue.Find(name) is null)
            return NoSuch(name);
        try
        {
            return await pulls.CancelAsync(name) ? Results.NoContent() : NothingRuns(name, "download");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Problems.Conflict($"The downloaded part of {name} could not be deleted, so it still takes room: {e.Message}");
        }
    }

    private static IResult Measure(string name, ModelShelf shelf, ModelMeasurements measurements, Engine.EngineParts parts)
    {
        if (!ModelFolder.IsName(name) || parts.Models.Find(name) is not { } present)
            return NoSuch(name);
        measurements.Start(present);
        return Accepted(shelf, name);
    }

    private static IResult Accepted(ModelShelf shelf, string name) => ApiJson.Answer(shelf.Find(name), StatusCodes.Status202Accepted);

    private static IResult NoSuch(string name) =>
        Problems.NotFound($"There is no model \"{Echo.Of(name)}\" here, so nothing was done; GET /api/models lists all.");

    private static IResult NothingRuns(string name, string job) =>
        Problems.NotFound($"There is no {job} of \"{Echo.Of(name)}\", so nothing was changed; GET /api/models lists all.");
}
