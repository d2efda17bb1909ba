namespace LiveCaptions.Settings.Editing;

/// <summary>The files in which settings lie.</summary>
/// <param name="Program">The one beside the program, which is never written, since an update replaces it; null: it is not read.</param>
/// <param name="File">The one that is written, and that people edit.</param>
/// <param name="Saved">What commands have saved, which wins over both; the owner's alone, so that secrets are written there.</param>
/// <param name="Rules">Text rules that the operator's page has saved, which win over all of them.</param>
internal sealed record SettingsPlaces(string? Program, string File, string Saved, string? Rules)
{
    /// <param name="named">The settings file named on the command line; null: none was.</param>
    /// <param name="rules">Where text rules are saved; null: nowhere.</param>
    public static SettingsPlaces Of(string? named, string? rules) =>
        new(
            named is null ? ProgramFiles.Settings : null,
            named is null ? ProgramFiles.OwnSettings : Path.GetFullPath(named),
            SavedSettings.PathFor(named),
            rules
        );
}
