using System.Collections;
using LiveCaptions.Http;
using LiveCaptions.Looks;
using LiveCaptions.Obs;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>
/// The requests that connect to OBS by themselves, with the settings as they are saved now: its status, set-up and removal, as the commands
/// of these names do it.
/// </summary>
/// <param name="file">The settings file that the command line names, if it does.</param>
/// <param name="environment">Variables of the process.</param>
/// <param name="service">The settings with which the service was started.</param>
/// <param name="looks">The looks that an overlay may get.</param>
/// <remarks>Threading: safe; one request at a time. The others wait: a page that looks every two seconds must not refuse a click.</remarks>
internal sealed class ObsSetupRequests(string? file, IDictionary environment, ServiceSettings service, StoredLooks looks) : IDisposable
{
    private readonly ObsConfigurator configurator = new(file);
    private readonly SemaphoreSlim single = new(1);

    /// <summary>How long a request waits for those before it; pages wait 20 s for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    public void Dispose() => single.Dispose();

    public Task<IResult> ShowAsync(CancellationToken gone) =>
        RunAsync(settings => settings, async (session, settings) => await ObsStatus.QueryAsync(session.Obs, settings, gone), gone);

    public async Task<IResult> SetUpAsync(ObsSetupBody body, CancellationToken gone)
    {
        if (body.Fault() is { } fault)
            return Problems.BadRequest(fault);
        if (body.Look is not null && looks.Find(body.Look) is null)
            return Problems.BadRequest(looks.NoSuch(body.Look));
        return await RunAsync(
            settings =>
                body.PasswordFile is not null || body.Password is not null
                    ? settings with
                    {
                        Password = body.Password,
                        PasswordFile = body.PasswordFile,
                    }
                    : settings,
            (session, settings) =>
                configurator.SetUpAsync(
                    session,
                    settings,
                    new(
                        body.Name ?? settings.TextSource.Name,
                        body.Scene,
                        body.Look is null ? body.Kind : ObsSourceKind.Overlay,
                        ObsSources.Overlay(service.Server.Port, body.Look),
                        settings.TextSource.Chars
                    ),
                    gone
                ),
            gone
        );
    }

    public Task<IResult> RemoveAsync(CancellationToken gone) =>
        RunAsync(settings => settings, async (session, _) => new ObsTold(await configurator.RemoveAsync(session, gone)), gone);

    private async Task<IResult> RunAsync<T>(
        Func<ObsSettings, ObsSettings> adjust,
        Func<ObsSession, ObsSettings, Task<T>> act,
        CancellationToken gone
    )
    {
        if (!await single.WaitAsync(Patience, gone))
            return Problems.Conflict(
                $"OBS has been busy with other requests for {Patience.TotalSeconds} s, so nothing was changed; try again in a moment."
            );
        try
        {
            var settings = adjust(SettingsSources.Read(file, environment, []).Obs);
            await using var session = await ObsSession.BeginAsync(settings, gone);
            return ApiJson.Answer(await act(session, settings));
        }
        catch (ObsException e)
        {
            return Problems.Conflict(e.Message);
        }
        catch (SettingsException e)
        {
            return Problems.Conflict($"Nothing was changed. {string.Join(' ', e.Problems)}");
        }
        finally
        {
            single.Release();
        }
    }
}
