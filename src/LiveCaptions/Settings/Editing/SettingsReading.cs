using System.Security.Cryptography;

namespace LiveCaptions.Settings.Editing;

/// <summary>Where a value was set; the later wins.</summary>
internal enum SettingLayer
{
    /// <summary>Nowhere.</summary>
    Default,

    /// <summary>In the file beside the program.</summary>
    Program,

    /// <summary>In the file that is written.</summary>
    File,

    /// <summary>By a command, in the file of saved settings.</summary>
    Saved,

    /// <summary>In a variable of the environment.</summary>
    Environment,

    /// <summary>On the command line.</summary>
    CommandLine,
}

/// <summary>All settings as they stand in the files at one time, under those of the environment and the command line.</summary>
/// <param name="File">The bytes of the file that is written; null: it does not exist.</param>
/// <param name="Saved">The bytes of the file of saved settings; null: it does not exist.</param>
/// <param name="Values">The values of each layer.</param>
/// <param name="Settings">What they make together.</param>
internal sealed record SettingsReading(
    byte[]? File,
    byte[]? Saved,
    IReadOnlyDictionary<SettingLayer, IReadOnlyList<SettingValue>> Values,
    ServiceSettings Settings
)
{
    /// <summary>Differs when somebody has changed a file.</summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData([.. File ?? [], 0, .. Saved ?? []]))[..16];

    /// <summary>The value that counts for a setting, and where it was set.</summary>
    public (SettingLayer Layer, string? Origin) OriginOf(Setting setting)
    {
        foreach (var (layer, values) in Values.OrderByDescending(layer => layer.Key))
            if (values.LastOrDefault(value => value.Text is not null && IsOf(setting, value)) is { Text: not null } last)
                return (layer, last.Origin);
        return (SettingLayer.Default, null);
    }

    private static bool IsOf(Setting setting, SettingValue value) =>
        value.Key.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)
        || value.Key.Equals(setting.FormerKey, StringComparison.OrdinalIgnoreCase);
}
