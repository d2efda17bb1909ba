using LiveCaptions.Access;
using LiveCaptions.Http;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.LiveSettings;

/// <summary>The settings over HTTP: shown with their documentation, checked, and changed in the file that people edit.</summary>
internal static class SettingsEndpoints
{
    private const string Example = "{\"set\": {\"Captions:Lines\": 3}, \"remove\": [\"Captions:Hold\"]}";

    public static void Map(WebApplication app)
    {
        var settings = app.MapGroup("/api/settings").WithTags("Settings");
        settings
            .MapGet("", (HttpContext context, SettingsOnPage page, RequestOrigin origin) => Show(page, origin.IsHere(context)))
            .Returns<SettingsView>(
                "ShowSettings",
                "Shows every setting with its value, default and documentation, where it was set, and whether a change holds at once. Secrets are never shown."
            )
            .MayRefuse(409);
        settings
            .MapPatch("", (HttpContext context, SettingsChange change, RequestOrigin origin) =>
                ReadAsync(context, origin, (edits, version) => ApplyAsync(change, edits, version, context.RequestAborted))
            )
            .Returns<SettingsOutcome>(
                "ChangeSettings",
                "Changes several settings, all or none, in the settings file, whose comments stay; says which hold at once and which after a restart."
            )
            .Takes<SettingsBody>()
            .MayRefuse(403, 409, 507);
        settings
            .MapPost("/check", (HttpContext context, SettingsChange change, RequestOrigin origin) =>
                ReadAsync(context, origin, (edits, _) => Task.FromResult(Check(change, edits)))
            )
            .Returns<SettingFaults>("CheckSettings", "Says what is wrong with changes of settings; nothing is changed.")
            .Takes<SettingsBody>()
            .MayRefuse(403, 409);
    }

    private static IResult Show(SettingsOnPage page, bool isHere)
    {
        try
        {
            return ApiJson.Answer(page.View(isHere));
        }
        catch (SettingsConflictException e)
        {
            return Problems.Conflict(e.Message);
        }
    }

    private static Task<IResult> ReadAsync(
        HttpContext context,
        RequestOrigin origin,
        Func<IReadOnlyList<SettingsEdit>, string?, Task<IResult>> use
    ) => ApiJson.ReadAsync<SettingsBody>(context, Example, body =>
        {
            if (body.Fault() is { } fault)
                return Task.FromResult(Problems.BadRequest(fault));
            var edits = body.Edits();
            var remote = origin.IsHere(context) ? [] : RemoteFaults(edits);
            return remote.Count == 0 ? use(edits, body.Version) : Task.FromResult(Refuse(StatusCodes.Status403Forbidden, remote));
        });

    private static async Task<IResult> ApplyAsync(
        SettingsChange change,
        IReadOnlyList<SettingsEdit> edits,
        string? version,
        CancellationToken gone
    )
    {
        try
        {
            return ApiJson.Answer(await change.ApplyAsync(edits, version, gone));
        }
        catch (SettingsRefusedException e)
        {
            return Refuse(StatusCodes.Status400BadRequest, e.Faults);
        }
        catch (SettingsConflictException e)
        {
            return Problems.Conflict(e.Message);
        }
        catch (SettingsNotWrittenException e)
        {
            return Problems.NotSaved(e.Message);
        }
    }

    private static IResult Check(SettingsChange change, IReadOnlyList<SettingsEdit> edits)
    {
        try
        {
            change.Check(edits);
            return ApiJson.Answer(new SettingFaults([]));
        }
        catch (SettingsRefusedException e)
        {
            return ApiJson.Answer(new SettingFaults(e.Faults));
        }
        catch (SettingsConflictException e)
        {
            return Problems.Conflict(e.Message);
        }
    }

    private static List<SettingFault> RemoteFaults(IEnumerable<SettingsEdit> edits) =>
        [
            .. edits
                .SelectMany(edit => edit.Keys)
                .Where(key => LiveKeys.Remote(key) is not null)
                .Select(key => new SettingFault(key, LiveKeys.Remote(key)!)),
        ];

    private static IResult Refuse(int status, IReadOnlyList<SettingFault> faults) =>
        Problems.Refuse(
            status,
            $"Nothing was changed. {string.Join(' ', faults.Select(fault => fault.Message))}",
            new Dictionary<string, object?> { ["errors"] = faults }
        );
}
