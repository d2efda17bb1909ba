using System.Collections;

namespace LiveCaptions.Settings;

/// <summary>Reads settings from the file, the file of saved settings, the environment and the command line; the later wins.</summary>
internal static class SettingsSources
{
    private const string Prefix = "LIVECAPTIONS__";

    /// <param name="file">The file named on the command line; null: the one beside the program, if it exists.</param>
    /// <param name="environment">Environment variables of the process.</param>
    /// <param name="commandLine">The command line's values.</param>
    /// <param name="warn">Receives a sentence for each setting that was given by its former name.</param>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public static ServiceSettings Read(
        string? file,
        IDictionary environment,
        IEnumerable<SettingValue> commandLine,
        Action<string>? warn = null
    )
    {
        var beside = ProgramFiles.Settings;
        IEnumerable<SettingValue> written =
            file is not null ? SettingsFile.Read(file)
            : File.Exists(beside) ? SettingsFile.Read(beside)
            : [];
        return SettingsReader.Read(written.Concat(SavedSettings.Read(file)).Concat(FromEnvironment(environment)).Concat(commandLine), warn);
    }

    /// <summary>The variables that hold settings, such as <c>LIVECAPTIONS__SERVER__PORT</c>.</summary>
    public static IEnumerable<SettingValue> FromEnvironment(IDictionary environment) =>
        from name in environment.Keys.Cast<string>()
        where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        orderby name
        select new SettingValue(KeyOf(name[Prefix.Length..]), (string?)environment[name], $"environment variable {name}");

    /// <summary>Track ids are lower case; names of variables usually are not.</summary>
    private static string KeyOf(string name)
    {
        var parts = name.Split("__");
        if (parts.Length > 1 && parts[0].Equals(nameof(ServiceSettings.Tracks), StringComparison.OrdinalIgnoreCase))
            parts[1] = parts[1].ToLowerInvariant();
        return string.Join(':', parts);
    }
}
