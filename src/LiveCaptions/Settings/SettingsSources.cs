using System.Collections;

namespace LiveCaptions.Settings;

/// <summary>Reads settings from the files, the file of saved settings, the environment and the command line; the later wins.</summary>
internal static class SettingsSources
{
    private const string Prefix = "LIVECAPTIONS__";

    /// <param name="file">The file named on the command line; null: the one beside the program, and the user's own.</param>
    /// <param name="environment">Environment variables of the process.</param>
    /// <param name="commandLine">The command line's values.</param>
    /// <param name="warn">Receives a sentence for each setting that was given by its former name.</param>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public static ServiceSettings Read(
        string? file,
        IDictionary environment,
        IEnumerable<SettingValue> commandLine,
        Action<string>? warn = null
    ) =>
        SettingsReader.Read(
            Written(file).Concat(SavedSettings.Read(file, warn)).Concat(FromEnvironment(environment)).Concat(commandLine),
            warn
        );

    /// <summary>The user's own values over the program's file. Tracks are those of one file: a person may have fewer.</summary>
    public static IEnumerable<SettingValue> Over(IReadOnlyList<SettingValue> program, IReadOnlyList<SettingValue> own) =>
        (own.Any(IsOfTrack) ? program.Where(value => !IsOfTrack(value)) : program).Concat(own);

    /// <summary>Whether the value is in a track, or makes one.</summary>
    public static bool IsOfTrack(SettingValue value) =>
        value.Path is [var section, _, ..] && section.Equals(nameof(ServiceSettings.Tracks), StringComparison.OrdinalIgnoreCase);

    /// <exception cref="SettingsException">A file cannot be read.</exception>
    private static IEnumerable<SettingValue> Written(string? file) =>
        file is null ? Over(IfExists(ProgramFiles.Settings), IfExists(ProgramFiles.OwnSettings)) : SettingsFile.Read(file);

    private static IReadOnlyList<SettingValue> IfExists(string path) => Path.Exists(path) ? SettingsFile.Read(path) : [];

    /// <summary>The variables that hold settings, such as <c>LIVECAPTIONS__SERVER__PORT</c>.</summary>
    /// <exception cref="SettingsException">Two variables differ in the case of their names only.</exception>
    public static IEnumerable<SettingValue> FromEnvironment(IDictionary environment)
    {
        var names = environment.Keys.Cast<string>().Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));
        var same = names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (same is not null)
            throw new SettingsException([
                $"the environment variables {string.Join(" and ", same.Order(StringComparer.Ordinal))} set the same. Keep one of them.",
            ]);
        return from name in names.Order(StringComparer.OrdinalIgnoreCase)
            select new SettingValue(KeyOf(name[Prefix.Length..]), (string?)environment[name], $"environment variable {name}");
    }

    /// <summary>Ids of tracks, outputs and engines are lower case; names of variables usually are not.</summary>
    private static string KeyOf(string name)
    {
        var parts = name.Split("__");
        if (parts.Length > 1 && parts[0].ToLowerInvariant() is "tracks" or "outputs" or "translators")
            parts[1] = parts[1].ToLowerInvariant();
        return string.Join(':', parts);
    }
}
