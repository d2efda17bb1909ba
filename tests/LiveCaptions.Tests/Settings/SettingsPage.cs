using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LiveCaptions.Tests.Settings;

/// <summary>Writes the page of all settings from their schema.</summary>
internal static class SettingsPage
{
    private const string Head = """
        # Settings

        <!-- Made from config/livecaptions.schema.json by SettingsPageTests; LIVECAPTIONS_WRITE_DOCS=1 writes it anew. -->

        [`config/livecaptions.json`](../config/livecaptions.json) holds every setting with its default; the schema beside it lets an
        editor complete and check it. Comments and trailing commas are allowed.

        The page `/settings` shows all of them, and changes them: at once where that is possible, otherwise after a restart, which it
        offers. It writes the file that you may edit too, and leaves comments and everything else in it as they are: your own
        `settings.json` (`~/.config/livecaptions`, on Windows `%APPDATA%\livecaptions`), or the file of `--config FILE`. Without
        `--config`, your own file lies over the one beside the program, which an update replaces; if it names tracks, only those count.

        What `obs setup` and the operator's page save lies in files of its own, as do passwords, and overrides the file of settings;
        environment variables override both (`LIVECAPTIONS__SERVER__PORT=4956`), and the command line overrides everything. All
        settings that cannot be used are reported together, with file and line, and then nothing starts.


        """;

    public static string Of(JsonElement schema)
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        var sections = schema.GetProperty("properties").EnumerateObject().Where(section => section.Name != "$schema").ToList();
        foreach (var (name, _) in sections.SelectMany(section => Sections(section.Name, section.Value)))
            page.Append(
                CultureInfo.InvariantCulture,
                $"- [{name}](#{name.ToLowerInvariant().Replace(":", "", StringComparison.Ordinal)})\n"
            );
        foreach (var (name, described) in sections.SelectMany(section => Sections(section.Name, section.Value)))
            Write(page, name, described);
        return page.ToString();
    }

    /// <summary>A section and those inside it, by their whole names.</summary>
    private static IEnumerable<(string Name, JsonElement Described)> Sections(string name, JsonElement described)
    {
        yield return (name, described);
        foreach (var inner in PropertiesOf(described).Where(property => IsSection(property.Value)))
        foreach (var section in Sections($"{name}:{inner.Name}", inner.Value))
            yield return section;
    }

    private static bool IsSection(JsonElement described) => described.TryGetProperty("properties", out _);

    /// <summary>Of tracks, those of any one of them.</summary>
    private static JsonElement.ObjectEnumerator PropertiesOf(JsonElement described) =>
        (
            described.TryGetProperty("properties", out var properties)
                ? properties
                : described.GetProperty("additionalProperties").GetProperty("properties")
        ).EnumerateObject();

    private static void Write(StringBuilder page, string name, JsonElement described)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\n{described.GetProperty("description").GetString()}\n");
        var settings = PropertiesOf(described)
            .Where(property => !IsSection(property.Value) && !property.Value.TryGetProperty("deprecated", out _))
            .ToList();
        if (settings.Count == 0)
            return;
        page.Append("\n| setting | values | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (var (setting, value) in settings.Select(property => (property.Name, property.Value)))
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{setting}` | {ValuesOf(value)} | {DefaultOf(value)} | {Cell(value.GetProperty("description").GetString()!)} |\n"
            );
    }

    private static string ValuesOf(JsonElement value)
    {
        if (value.TryGetProperty("enum", out var choices))
            return string.Join(", ", choices.EnumerateArray().Select(choice => $"`{choice}`"));
        if (value.TryGetProperty("minimum", out var least))
            return $"{least} to {value.GetProperty("maximum")}";
        var type = value.GetProperty("type");
        return (type.ValueKind == JsonValueKind.Array ? type[0] : type).GetString() switch
        {
            "boolean" => "`true`, `false`",
            "string" => "text",
            var other => other!,
        };
    }

    private static string DefaultOf(JsonElement value) =>
        value.GetProperty("default") switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } some ? $"`{Cell(some)}`" : "empty",
            var other => $"`{other.GetRawText()}`",
        };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
