using System.Text.Json;
using LiveCaptions.Settings;

namespace LiveCaptions.LiveSettings;

/// <summary>The documentation of settings, from the schema beside the program's settings.</summary>
internal sealed class SettingsSchema : IDisposable
{
    private readonly Lazy<JsonDocument?> schema = new(Load);

    /// <summary>What a section or a setting is for; empty: the schema is missing.</summary>
    public string Description(string key)
    {
        if (schema.Value?.RootElement is not { } at)
            return "";
        foreach (var part in key.Split(':'))
            if (!(Properties(at).TryGetProperty(part, out var inside) || at.TryGetProperty("additionalProperties", out inside)))
                return "";
            else
                at = inside;
        return at.TryGetProperty("description", out var description) ? description.GetString() ?? "" : "";
    }

    public void Dispose()
    {
        if (schema.IsValueCreated)
            schema.Value?.Dispose();
    }

    private static JsonElement Properties(JsonElement at) => at.TryGetProperty("properties", out var properties) ? properties : at;

    private static JsonDocument? Load()
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(ProgramFiles.Settings, ".schema.json")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null; // settings can be changed without their documentation
        }
    }
}
