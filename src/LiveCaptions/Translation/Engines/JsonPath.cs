using System.Text.Json;

namespace LiveCaptions.Translation.Engines;

/// <summary>Reads what may or may not stand in an engine's answer.</summary>
internal static class JsonPath
{
    /// <summary>The value under these names; undefined: there is none.</summary>
    public static JsonElement At(this JsonElement json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return default;
        return json;
    }

    /// <summary>A text; null: there is none, or it is no valid Unicode.</summary>
    public static string? Text(this JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A list's entries; none where there is no list.</summary>
    public static IEnumerable<JsonElement> Entries(this JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [];

    /// <summary>A number; null: there is none.</summary>
    public static int? Number(this JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var number) ? number : null;
}
