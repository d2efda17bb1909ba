using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Settings;

/// <summary>What commands have set for the user, such as the connection to OBS: a file of their own, so that nobody's own file is rewritten.</summary>
internal static class SavedSettings
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Beside the file that the command line names, or the user's own.</summary>
    public static string PathFor(string? settings) =>
        settings is null ? ProgramFiles.Saved : Path.ChangeExtension(Path.GetFullPath(settings), ".saved.json");

    /// <summary>Text rules that were set at the operator's desk, in the same folder.</summary>
    public static string RulesFor(string? settings) => PathFor(settings).Replace(".saved.json", ".rules.json", StringComparison.Ordinal);

    /// <summary>Its values; none if there is no such file.</summary>
    /// <exception cref="SettingsException">It cannot be read.</exception>
    public static IReadOnlyList<SettingValue> Read(string? settings) =>
        File.Exists(PathFor(settings)) ? SettingsFile.Read(PathFor(settings)) : [];

    /// <summary>Takes a section in place of the one there; null: removes it.</summary>
    /// <returns>The file.</returns>
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
