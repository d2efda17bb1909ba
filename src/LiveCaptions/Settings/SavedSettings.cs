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
    public static string RulesFor(string? settings) => Beside(settings, ".rules.json");

    /// <summary>The looks of overlays that are kept by name, in the same folder.</summary>
    public static string LooksFor(string? settings) => Beside(settings, ".looks.json");

    private static string Beside(string? settings, string ending) =>
        PathFor(settings).Replace(".saved.json", ending, StringComparison.Ordinal);

    /// <summary>The file in the same folder that says that the set-up was done.</summary>
    public static string SetupFor(string? settings) => PathFor(settings).Replace(".saved.json", ".setup.json", StringComparison.Ordinal);

    /// <summary>
    /// Reads its values; none if there is no file. A file that cannot be used is moved aside: it never keeps the program from starting.
    /// </summary>
    /// <param name="warn">Receives a sentence about such a file.</param>
    public static IReadOnlyList<SettingValue> Read(string? settings, Action<string>? warn = null)
    {
        var path = PathFor(settings);
        if (!Path.Exists(path))
            return [];
        try
        {
            var values = SettingsFile.Read(path);
            SettingsReader.Read(values);
            return values;
        }
        catch (SettingsException e)
        {
            warn?.Invoke(
                $"The settings that livecaptions obs setup saved cannot be used, so captions do not reach OBS: {e.Problems[0]} The file is {path}; {DamagedFile.SetAside(path, TimeProvider.System)}. Run livecaptions obs setup again."
            );
            return [];
        }
    }

    /// <summary>Replaces a section; null removes it.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="SettingsException">It cannot be written.</exception>
    public static string Save(string? settings, string section, JsonObject? values)
    {
        var path = PathFor(settings);
        try
        {
            var all = Saved(path);
            all.Remove(section);
            if (values is not null)
                all[section] = values.DeepClone();
            PrivateFile.Write(path, all.ToJsonString(Readable));
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"the file {path} could not be written, so nothing was saved: {e.Message}"]);
        }
    }

    /// <summary>What is saved already; a damaged file is moved aside.</summary>
    private static JsonObject Saved(string path)
    {
        if (!Path.Exists(path))
            return [];
        try
        {
            SettingsFile.Read(path); // refuses what JsonNode would only find later, such as a key that occurs twice
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? [];
        }
        catch (Exception e) when (e is SettingsException or JsonException)
        {
            DamagedFile.SetAside(path, TimeProvider.System);
            return [];
        }
    }
}
