using System.Text;
using System.Text.Json;

namespace LiveCaptions.Settings;

/// <summary>Finds the cause of a JSON error at the place where the parser gave up, for the faults that people make.</summary>
internal static class JsonFault
{
    private const int LongestEscape = 6; // \u005c

    /// <summary>A sentence with line, cause and cure.</summary>
    /// <param name="json">The text in UTF-8.</param>
    /// <param name="file">The file's name.</param>
    public static string Explain(ReadOnlySpan<byte> json, JsonException error, string file)
    {
        var (line, column) = ((int)(error.LineNumber ?? 0), (int)(error.BytePositionInLine ?? 0));
        var text = LineOf(json, line);
        column = Math.Min(column, text.Length);
        var character = Encoding.UTF8.GetString(text[..column]).Length;
        return $"{file} is not proper JSON: look at line {line + 1}, column {character + 1}, {Cause(text, column, error.Message)}.";
    }

    private static string Cause(ReadOnlySpan<byte> line, int column, string message)
    {
        var rest = line[column..];
        if (IsEscape(line, column))
            return "for a single backslash, which JSON reads together with the character after it. In a path write each backslash twice (\"C:\\\\clips\\\\talk.mp4\"), or use / instead";
        if (
            rest.StartsWith("“"u8)
            || rest.StartsWith("”"u8)
            || rest.StartsWith("„"u8)
            || rest.StartsWith("«"u8)
            || rest.StartsWith("‘"u8)
            || rest.StartsWith("’"u8)
        )
            return "for typographic quotes, which word processors write; replace them by straight ones: \"";
        if (rest.StartsWith("'"u8))
            return "for single quotes; JSON needs double ones: \"";
        if (rest.StartsWith("#"u8))
            return "for a comment with #; comments begin with //";
        if (message.Contains("maximum configured depth", StringComparison.Ordinal))
            return "for brackets within brackets; settings are at most a few levels deep";
        if (column < line.Length && line[column] < 0x20)
            return "for a tab in a text; write a space, or \\t";
        if (IsOpenText(line) && column >= line.TrimEnd("\r\n"u8).Length)
            return line.IndexOf("\\\""u8) >= 0
                ? "for a single backslash before a closing quote, which makes the text go on. Write it twice (\"C:\\\\clips\\\\\"), or use / instead"
                : "for a text whose closing quote is missing";
        return "for a missing or surplus comma, quote or bracket";
    }

    /// <summary>Whether the parser gave up within an escape: a backslash with what follows it.</summary>
    private static bool IsEscape(ReadOnlySpan<byte> line, int column)
    {
        var before = line[Math.Max(0, column - LongestEscape + 1)..column];
        var at = before.LastIndexOf((byte)'\\');
        return (column < line.Length && line[column] == '\\' && IsOpenText(line[..column]))
            || (at >= 0 && (at == before.Length - 1 || before[at + 1] == 'u'));
    }

    /// <summary>Whether a text is still open at the end of the line.</summary>
    private static bool IsOpenText(ReadOnlySpan<byte> line)
    {
        var open = false;
        for (var i = 0; i < line.Length; i++)
            if (open && line[i] == '\\')
                i++;
            else if (line[i] == '"')
                open = !open;
        return open;
    }

    private static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> json, int line)
    {
        for (; line > 0 && json.IndexOf((byte)'\n') is >= 0 and var end; line--)
            json = json[(end + 1)..];
        return json.IndexOf((byte)'\n') is >= 0 and var last ? json[..last] : json;
    }
}
