using System.Collections;
using LiveCaptions.Access;
using LiveCaptions.Http;
using LiveCaptions.Obs;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>What is wanted of OBS, as it comes over HTTP; whatever is left out is as the command does it. The password is used and saved, and goes nowhere else.</summary>
/// <param name="Scene">The scene that gets captions; null: the one on air.</param>
/// <param name="Name">The source's name; null: that of the settings.</param>
/// <param name="Kind">Null: the overlay where OBS has browser sources, else text.</param>
/// <param name="Password">Null: that of the settings.</param>
/// <param name="PasswordFile">A whole path; its first line is the password, which is not saved then.</param>
internal sealed record ObsSetupBody(
    string? Scene = null,
    string? Name = null,
    ObsSourceKind? Kind = null,
    string? Password = null,
    string? PasswordFile = null
)
{
    private const int Longest = 1000;

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public string? Fault() =>
        new[] { Scene, Name, Password, PasswordFile }.Any(text => text is { Length: 0 or > Longest })
            ? $"A text is empty or longer than {Longest} characters, so nothing was changed; leave out what shall be chosen for you."
        : PasswordFile is not null && !Path.IsPathFullyQualified(PasswordFile)
            ? "passwordFile is no whole path, so nothing was changed; write it from the root on."
        : null;

    /// <summary>Never the password.</summary>
    public override string ToString() => $"{Kind} in {Scene}";
}

/// <summary>What was done, in words.</summary>
internal sealed record ObsTold(string Told);

/// <summary>OBS over HTTP: <c>GET /api/obs</c>, <c>POST /api/obs/setup</c> and <c>POST /api/obs/remove</c> do what the commands of the same names do.</summary>
/// <param name="file">The settings file that the command line names, if it does.</param>
/// <param name="environment">Variables of the process.</param>
/// <param name="service">As the service was started.</param>
internal sealed class ObsEndpoints(string? file, IDictionary environment, ServiceSettings service) : IDisposable
{
    private const string Example = "{\"scene\": \"Talk\", \"kind\": \"Text\", \"password\": \"...\"}, all of which may be left out,";

    private readonly ObsConfigurator errand = new(file);
    private readonly SemaphoreSlim one = new(1);

    public static void Map(WebApplication app)
    {
        var calls = app.MapGroup("/api/obs").WithTags("OBS");
        calls
            .MapGet("", (HttpContext context, ObsEndpoints door) => door.LookAsync(context))
            .Documented<ObsStatus>("ShowObs", "How OBS and the captions in it stand.")
            .MayBeRefused();
        calls
            .MapPost("/setup", (HttpContext context, ObsEndpoints door) =>
                Sentence.ReadAsync<ObsSetupBody>(context, Example, body => door.SetUpAsync(context, body))
            )
            .Documented<ObsSetupResult>(
                "SetUpObs",
                "Puts captions into a scene of OBS and saves the connection for the next start; what is there already is kept."
            )
            .Accepts<ObsSetupBody>("application/json")
            .Produces<string>(400, "text/plain")
            .MayBeRefused();
        calls
            .MapPost("/remove", (HttpContext context, ObsEndpoints door) => door.RemoveAsync(context))
            .Documented<ObsTold>("RemoveFromObs", "Takes back what was set up in OBS and forgets the connection.")
            .MayBeRefused();
    }

    public void Dispose() => one.Dispose();

    private Task<IResult> LookAsync(HttpContext context) =>
        VisitAsync(
            context,
            settings => settings,
            async (visit, settings) => await ObsStatus.QueryAsync(visit.Obs, settings, context.RequestAborted)
        );

    private async Task<IResult> SetUpAsync(HttpContext context, ObsSetupBody body)
    {
        if (body.Fault() is { } fault)
            return Sentence.Wrong(fault);
        var overlay = new Uri($"http://127.0.0.1:{service.Server.Port}/overlay");
        return await VisitAsync(
            context,
            settings =>
                body.PasswordFile is not null || body.Password is not null
                    ? settings with
                    {
                        Password = body.Password,
                        PasswordFile = body.PasswordFile,
                    }
                    : settings,
            (visit, settings) =>
                errand.SetUpAsync(
                    visit,
                    settings,
                    new(body.Name ?? settings.TextSource.Name, body.Scene, body.Kind, overlay, settings.TextSource.Chars),
                    context.RequestAborted
                )
        );
    }

    private Task<IResult> RemoveAsync(HttpContext context) =>
        VisitAsync(context, settings => settings, async (visit, _) => new ObsTold(await errand.RemoveAsync(visit, context.RequestAborted)));

    /// <summary>Goes to OBS with the settings as they are saved now; one errand at a time.</summary>
    private async Task<IResult> VisitAsync<T>(
        HttpContext context,
        Func<ObsSettings, ObsSettings> with,
        Func<ObsSession, ObsSettings, Task<T>> act
    )
    {
        if (!HostGuard.MayChange(context.Request))
            return Refuse(403, "Files that OBS shows may not change what is in OBS.");
        if (!await one.WaitAsync(0))
            return Refuse(409, "OBS is being asked for something already, so nothing was changed; try again in a moment.");
        try
        {
            var settings = with(SettingsSources.Read(file, environment, []).Obs);
            await using var visit = await ObsSession.BeginAsync(settings, context.RequestAborted);
            return Sentence.Answer(await act(visit, settings));
        }
        catch (ObsException e)
        {
            return Refuse(409, e.Message);
        }
        catch (SettingsException e)
        {
            return Refuse(409, $"Nothing was changed. {string.Join(' ', e.Problems)}");
        }
        finally
        {
            one.Release();
        }
    }

    private static IResult Refuse(int status, string sentence) => Results.Text(sentence, "text/plain; charset=utf-8", statusCode: status);
}
