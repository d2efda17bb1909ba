using LiveCaptions.Http;

namespace LiveCaptions.Looks;

/// <summary>The looks over HTTP; overlays that are open learn of a change over the hub.</summary>
internal static class LookEndpoints
{
    public static void Map(WebApplication app)
    {
        var looks = app.MapGroup("/api/looks").WithTags("Looks");
        looks
            .MapGet("", (StoredLooks stored) => ApiJson.Answer(new LooksView([.. stored.All.Select(View)], stored.Trouble)))
            .Returns<LooksView>("ShowLooks", "Shows the looks that are kept by name, and how many overlays follow each now.");
        looks
            .MapGet("/{name}", (string name, StoredLooks stored) => Show(stored, name))
            .Returns<LookView>("ShowLook", "Shows what a look sets; a former name leads to it as well.")
            .MayRefuse(404);
        MapChanges(looks);
    }

    private static void MapChanges(RouteGroupBuilder looks)
    {
        looks
            .MapPut("/{name}", (string name, HttpContext context, StoredLooks stored) =>
                ApiJson.ReadAsync<LookBody>(context, "{\"values\": {\"theme\": \"outline\", \"size\": \"56\"}}", body =>
                    Put(stored, name, body.Values)
                )
            )
            .ReturnsNothing("SaveLook", "Keeps a look under a name; open overlays that follow it change within a second.")
            .Takes<LookBody>()
            .MayRefuse(409, StatusCodes.Status507InsufficientStorage);
        looks
            .MapPost("/{name}/rename", (string name, HttpContext context, StoredLooks stored) =>
                ApiJson.ReadAsync<LookNameBody>(context, "{\"name\": \"stage\"}", body =>
                    LookValues.FaultOfName(body.Name) is { } fault ? Problems.BadRequest(fault) : Done(stored.Rename(name, body.Name))
                )
            )
            .ReturnsNothing("RenameLook", "Gives a look another name. The former one leads to it until another look takes it.")
            .Takes<LookNameBody>()
            .MayRefuse(404, 409, StatusCodes.Status507InsufficientStorage);
        looks
            .MapDelete("/{name}", (string name, StoredLooks stored) => Done(stored.Delete(name)))
            .ReturnsNothing("DeleteLook", "Deletes a look. Overlays that show it keep it until another one is saved under its name.")
            .MayRefuse(404, StatusCodes.Status507InsufficientStorage);
    }

    private static LookView View((Look Look, int Open) stored) =>
        new(stored.Look.Name, stored.Look.Values, stored.Look.Formerly, stored.Open);

    private static IResult Show(StoredLooks stored, string name)
    {
        var all = stored.All;
        var look = stored.Find(name);
        return look is null
            ? Problems.NotFound($"There is no look \"{Echo.Of(name)}\"; an overlay that names it shows the default look.")
            : ApiJson.Answer(View((look, all.FirstOrDefault(other => other.Look == look).Open)));
    }

    private static IResult Put(StoredLooks stored, string name, IReadOnlyDictionary<string, string> values) =>
        (LookValues.FaultOfName(name) ?? LookValues.Fault(values)) is { } fault
            ? Problems.BadRequest(fault)
            : Done(stored.Put(name, values));

    private static IResult Done(string? trouble) => trouble is null ? Results.NoContent() : Problems.NotSaved(trouble);
}
