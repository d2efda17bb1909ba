using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Settings;

/// <summary>
/// Settings that commands save, such as the connection to OBS. They have their own file, so that a file written by a person is never
/// rewritten.
/// </summary>
internal static class SavedSettings
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>The file beside the one named on the command line, otherwise the user's.</summary>
    public static string PathFor(string? settings) =>
        settings is null ? ProgramFiles.Saved : Path.ChangeExtension(Path.GetFullPath(settings), ".saved.json");

    /// <summary>The text rules set by the operator, in the same folder.</summary>
    public static string RulesFor(string? settings) => PathFor(settings).Replace(".saved.json", ".rules.json", StringComparison.Ordinal);

    /// <summary>Reads its values; none if there is no file.</summary>
    /// <exception cref="SettingsException">It cannot be read.</exception>
    public static IReadOnlyList<SettingValue> Read(string? settings) =>
        File.Exists(PathFor(settings)) ? SettingsFile.Read(PathFor(settings)) : [];

    /// <summary>Replaces a section; null removes it.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="SettingsException">It cannot be written.</exception>
    public static string Save(string? settings, string section, JsonObject? values)
    {
        var path = PathFor(settings);
        try
        {
            var all = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? [] : [];
            all.Remove(section);
            if (values is not null)
                all[section] = values.DeepClone();
            PrivateFile.Write(path, all.ToJsonString(Readable));
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SettingsException([$"the file {path} could not be written, so nothing was saved: {e.Message}"]);
        }
    }
}
