using System.Collections;

namespace LiveCaptions.Settings;

/// <summary>Gathers settings from the file, from what commands saved, the environment and the command line; the later wins.</summary>
internal static class SettingsSources
{
    private const string Prefix = "LIVECAPTIONS__";

    /// <summary>Reads all settings of this start.</summary>
    /// <param name="file">As named on the command line; null: the one beside the program, if it is there.</param>
    /// <param name="environment">Variables of the process.</param>
    /// <param name="commandLine">What the command line sets.</param>
    public static ServiceSettings Read(string? file, IDictionary environment, IEnumerable<SettingValue> commandLine)
    {
        var beside = ProgramFiles.Settings;
        IEnumerable<SettingValue> written =
            file is not null ? SettingsFile.Read(file)
            : File.Exists(beside) ? SettingsFile.Read(beside)
            : [];
        return SettingsReader.Read(written.Concat(SavedSettings.Read(file)).Concat(FromEnvironment(environment)).Concat(commandLine));
    }

    /// <summary>The variables that set something: <c>LIVECAPTIONS__SERVER__PORT</c>.</summary>
    public static IEnumerable<SettingValue> FromEnvironment(IDictionary environment) =>
        from name in environment.Keys.Cast<string>()
        where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        orderby name
        select new SettingValue(KeyOf(name[Prefix.Length..]), (string?)environment[name], $"environment variable {name}");

    /// <summary>Track ids are lower case, names of variables are usually not.</summary>
    private static string KeyOf(string name)
    {
        var parts = name.Split("__");
        if (parts.Length > 1 && parts[0].Equals(nameof(ServiceSettings.Tracks), StringComparison.OrdinalIgnoreCase))
            parts[1] = parts[1].ToLowerInvariant();
        return string.Join(':', parts);
    }
}
