using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>
/// Sets captions up in OBS and removes them again, and saves the connection in the settings; used by the command line and by HTTP.
/// </summary>
/// <param name="file">The settings file named on the command line, if any.</param>
internal sealed class ObsConfigurator(string? file)
{
    /// <summary>Adds captions to a scene and saves the connection.</summary>
    /// <param name="used">The settings that the session was opened with.</param>
    /// <returns>What was done, also in words.</returns>
    /// <exception cref="ObsException">OBS refused or is not reachable; the message says why.</exception>
    /// <exception cref="SettingsException">The settings could not be saved.</exception>
    public async Task<ObsSetupResult> SetUpAsync(ObsSession session, ObsSettings used, ObsSetupRequest request, CancellationToken stop)
    {
        var result = await new ObsSetup(session.Obs).SetUpAsync(request, stop);
        var saved = SavedSettings.Save(file, nameof(ServiceSettings.Obs), Saved(used, result));
        var kind = result.Kind == ObsSourceKind.Text ? "text" : "browser";
        var adopted = result.Created ? "" : ", which was there already";
        return result with
        {
            Told = $"""
                Captions are in the scene "{result.Scene}" of OBS, as the {kind} source "{result.Name}"{adopted}.
                The connection is saved in {saved}; restart LiveCaptions to use it.
                """,
        };
    }

    /// <summary>Removes captions from OBS and the connection from the settings.</summary>
    /// <returns>What was done, in words.</returns>
    public async Task<string> RemoveAsync(ObsSession session, CancellationToken stop)
    {
        var removed = await new ObsSetup(session.Obs).RemoveAsync(stop);
        SavedSettings.Save(file, nameof(ServiceSettings.Obs), null);
        // The settings file may say so as well, by a person's hand or the settings page's.
        if (SettingsSources.Read(file, new Dictionary<string, string>(), []).Obs.Enabled)
            SavedSettings.Save(file, nameof(ServiceSettings.Obs), new JsonObject { ["Enabled"] = false });
        return $"{removed ?? "There was nothing to remove from OBS."} LiveCaptions no longer connects to OBS.";
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
