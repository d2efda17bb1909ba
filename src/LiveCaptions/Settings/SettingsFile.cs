using System.Text;
using System.Text.Json;

namespace LiveCaptions.Settings;

/// <summary>Reads a JSON settings file into values with their line numbers.</summary>
internal static class SettingsFile
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads all values of the file, in its order.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or is not JSON.</exception>
    public static IReadOnlyList<SettingValue> Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingsException([$"the file {path} does not exist."]);
        }
        catch (UnauthorizedAccessException)
        {
            throw new SettingsException([$"the file {path} may not be read by this user, or is a folder."]);
        }
    }

    /// <summary>Reads all values of a text.</summary>
    public static IReadOnlyList<SettingValue> Parse(ReadOnlySpan<byte> json, string file)
    {
        if (json.StartsWith(Encoding.UTF8.Preamble))
            json = json[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Values(json, file);
        }
        catch (JsonException e)
        {
            throw new SettingsException([
                $"{file} is not proper JSON: look at line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}, for a missing or surplus comma, quote or bracket.",
            ]);
        }
        catch (InvalidOperationException)
        {
            throw new SettingsException([
                $"{file} has text that is not Unicode: half of a pair of \\u escapes, or bytes that are not UTF-8.",
            ]);
        }
    }

    private static List<SettingValue> Values(ReadOnlySpan<byte> json, string file)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        var values = new List<SettingValue>();
        var path = new Stack<string>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                path.Push(reader.GetString()!);
                continue;
            }
            var opens = reader.TokenType == JsonTokenType.StartObject;
            if (path.Count == 0 && !opens && reader.TokenType != JsonTokenType.EndObject)
                throw new SettingsException([$"{file} must hold one JSON object, in curly brackets."]);
            if (reader.TokenType != JsonTokenType.EndObject && path.TryPeek(out var name) && name != "$schema")
                values.Add(Value(ref reader, path, json, file));
            if (!opens)
                path.TryPop(out _);
        }
        return values;
    }

    private static SettingValue Value(ref Utf8JsonReader reader, Stack<string> path, ReadOnlySpan<byte> json, string file)
    {
        var line = json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
        return new(string.Join(':', path.Reverse()), Text(ref reader), $"line {line} of {file}");
    }

    /// <summary>Null for an object as well: it exists but has no value of its own.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null or JsonTokenType.StartObject:
                return null;
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.StartArray:
                reader.Skip();
                return SettingValue.List;
            default:
                return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
