using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>What is done at OBS once and remembered in the settings: set-up and its undoing, the same for the command line and the operator's page.</summary>
/// <param name="file">The settings file that the command line names, if it does.</param>
internal sealed class ObsConfigurator(string? file)
{
    /// <summary>Puts captions into a scene and saves the connection.</summary>
    /// <param name="used">The settings that the visit came with.</param>
    /// <returns>What was done, and the same in words.</returns>
    /// <exception cref="ObsException">It could not be done; the message says why.</exception>
    /// <exception cref="SettingsException">It could not be saved.</exception>
    public async Task<ObsSetupResult> SetUpAsync(ObsSession visit, ObsSettings used, ObsSetupRequest request, CancellationToken stop)
    {
        var result = await new ObsSetup(visit.Obs).SetUpAsync(request, stop);
        var saved = SavedSettings.Save(file, nameof(ServiceSettings.Obs), Saved(used, result));
        return result with
        {
            Told = $"""
                Captions are in the scene "{result.Scene}" of OBS, as the {(
                    result.Kind == ObsSourceKind.Text ? "text" : "browser"
                )} source "{result.Name}"{(result.Created ? "" : ", which was there already")}.
                The connection is saved in {saved}; start LiveCaptions anew, and it uses it.
                """,
        };
    }

    /// <summary>Takes captions out of OBS and forgets the connection.</summary>
    /// <returns>What was done, in words.</returns>
    public async Task<string> RemoveAsync(ObsSession visit, CancellationToken stop)
    {
        var removed = await new ObsSetup(visit.Obs).RemoveAsync(stop);
        SavedSettings.Save(file, nameof(ServiceSettings.Obs), null);
        return $"{removed ?? "There was nothing in OBS to take back."} LiveCaptions does not connect to OBS any more.";
    }

    private static JsonObject Saved(ObsSettings used, ObsSetupResult result) =>
        new()
        {
            ["Enabled"] = true,
            ["Address"] = used.Address,
            ["Password"] = used.PasswordFile is null ? used.Password : null,
            ["PasswordFile"] = used.PasswordFile is { } file ? Path.GetFullPath(file) : null,
            ["TextSource"] =
                result.Kind == ObsSourceKind.Text
                    ? new JsonObject { ["Enabled"] = true, ["Name"] = result.Name }
                    : new JsonObject { ["Enabled"] = false },
        };
}
