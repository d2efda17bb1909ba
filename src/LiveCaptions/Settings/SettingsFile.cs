using System.Text;
using System.Text.Json;

namespace LiveCaptions.Settings;

/// <summary>Reads a JSON settings file into values with their line numbers.</summary>
internal static class SettingsFile
{
    private const int MaxBytes = 1 << 20;
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads all values of the file, in its order.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or is not JSON.</exception>
    public static IReadOnlyList<SettingValue> Read(string path)
    {
        try
        {
            return Parse(Bytes(path), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingsException([$"the file {path} does not exist."]);
        }
        catch (UnauthorizedAccessException)
        {
            throw new SettingsException([
                Directory.Exists(path)
                    ? $"{path} is a folder; name the settings file in it."
                    : $"the file {path} may not be read by this user.",
            ]);
        }
        catch (IOException e)
        {
            throw new SettingsException([$"the file {path} cannot be read: {e.Message}"]);
        }
    }

    /// <summary>Reads all values of a text.</summary>
    /// <exception cref="SettingsException">It is not a JSON object, or a key occurs twice in one object.</exception>
    public static IReadOnlyList<SettingValue> Parse(ReadOnlySpan<byte> json, string file)
    {
        var text = TextEncoding.ToUtf8(json, file);
        try
        {
            return new SettingsParser(text, file).Values(new Utf8JsonReader(text, Lenient));
        }
        catch (JsonException e)
        {
            throw new SettingsException([JsonFault.Explain(text, e, file)]);
        }
        catch (InvalidOperationException)
        {
            throw new SettingsException([
                $"{file} has text that is not Unicode: half of a pair of \\u escapes, or bytes that are not UTF-8.",
            ]);
        }
    }

    /// <summary>A device or a pipe may never end, so no more is read than settings can have.</summary>
    /// <exception cref="SettingsException">The file is larger than settings are.</exception>
    public static byte[] Bytes(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[MaxBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= MaxBytes
            ? bytes[..length]
            : throw new SettingsException([$"the file {path} is larger than {MaxBytes >> 20} MB, so it holds no settings."]);
    }
}

/// <summary>One pass over a settings file.</summary>
/// <param name="json">The text in UTF-8.</param>
/// <param name="file">Its name, for the origin of values.</param>
internal sealed class SettingsParser(byte[] json, string file)
{
    private readonly List<SettingValue> values = [];
    private readonly List<string> repeated = [];
    private readonly Stack<string> path = new();
    private readonly Stack<Dictionary<string, int>> objects = new();

    /// <summary>All values in their order.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="SettingsException">It is not an object, or a key occurs twice in one object.</exception>
    public IReadOnlyList<SettingValue> Values(Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                Enter(Text(ref reader), LineOf(reader));
                continue;
            }
            var opens = reader.TokenType == JsonTokenType.StartObject;
            if (path.Count == 0 && !opens && reader.TokenType != JsonTokenType.EndObject)
                throw new SettingsException([$"{file} must hold one JSON object, in curly brackets."]);
            if (reader.TokenType != JsonTokenType.EndObject && path.TryPeek(out var name) && name != "$schema")
                values.Add(Value(ref reader));
            if (opens)
                objects.Push(new(StringComparer.OrdinalIgnoreCase));
            else
                path.TryPop(out _);
            if (reader.TokenType == JsonTokenType.EndObject)
                objects.Pop();
        }
        return repeated.Count == 0 ? values : throw new SettingsException(repeated);
    }

    /// <summary>JSON leaves open which of two equal keys counts, and people do not expect either to be lost.</summary>
    private void Enter(string name, int line)
    {
        path.Push(name);
        var key = string.Join(':', path.Reverse());
        if (!objects.Peek().TryAdd(name.Trim(), line))
            repeated.Add(
                $"{key} is written twice: on line {objects.Peek()[name.Trim()]} and on line {line} of {file}. Keep one of them, or give one another name."
            );
    }

    private SettingValue Value(ref Utf8JsonReader reader)
    {
        var origin = $"line {LineOf(reader)} of {file}";
        return new(string.Join(':', path.Reverse()), ValueText(ref reader), origin);
    }

    private int LineOf(in Utf8JsonReader reader) => TextEncoding.LineAt(json, (int)reader.TokenStartIndex);

    /// <summary>Null for an object as well: it exists but has no value of its own.</summary>
    private string? ValueText(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null or JsonTokenType.StartObject:
                return null;
            case JsonTokenType.String:
                return Text(ref reader);
            case JsonTokenType.StartArray:
                reader.Skip();
                return SettingValue.List;
            default:
                return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SettingsException([
                $"line {LineOf(reader)} of {file} contains half a character: an escape \\ud800 to \\udfff counts only in a pair. Write the character itself.",
            ]);
        }
    }
}
