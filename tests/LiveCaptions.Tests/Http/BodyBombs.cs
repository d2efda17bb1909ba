using System.Text;
using System.Text.Json;

namespace LiveCaptions.Tests.Http;

/// <summary>Spoils JSON bodies in every place: bodies that no reader may take, and bodies that it may take or refuse.</summary>
internal static class BodyBombs
{
    private const int Long = 60_000;

    /// <summary>Values that are no JSON, no Unicode, no number of ours, or nested beyond any use.</summary>
    private static readonly (string Kind, byte[] Bytes)[] Values =
    [
        ("half a character", Text("\"a\\ud800b\"")),
        ("the halves of a character the wrong way round", Text("\"\\udc00\\ud800\"")),
        ("half a character in bytes", [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"']),
        ("bytes that are not UTF-8", [(byte)'"', 0xC3, 0x28, (byte)'"']),
        ("an overlong slash", [(byte)'"', 0xC0, 0xAF, (byte)'"']),
        ("not a number", Text("NaN")),
        ("infinity", Text("Infinity")),
        ("negative infinity", Text("-Infinity")),
        ("a hexadecimal number", Text("0x10")),
        ("a number with a zero in front", Text("01")),
        ("a number without its end", Text("1.")),
        ("a plus sign", Text("+1")),
        ("undefined", Text("undefined")),
        ("a bare word", Text("yes")),
        ("single quotes", Text("'a'")),
        ("an unknown escape", Text("\"\\x41\"")),
        ("a raw control character", Text("\"a\u0001b\"")),
        ("a line break in a text", Text("\"a\nb\"")),
        ("arrays in a thousand arrays", Text(new string('[', 1000) + new string(']', 1000))),
        ("objects in a thousand objects", Text(Repeat("{\"a\":", 1000) + "1" + new string('}', 1000))),
        ("arrays without an end", Text(new string('[', Long))),
        ("a text without an end", Text("\"abc")),
    ];

    /// <summary>Values that are JSON; a reader may still know what to do with them.</summary>
    private static readonly (string Kind, string Value)[] Odd =
    [
        ("a long text", $"\"{new string('a', Long)}\""),
        ("a long text of one letter each", $"\"{Repeat("a ", Long / 2)}\""),
        ("a number as a text", "\"1\""),
        ("NaN as a text", "\"NaN\""),
        ("a huge number", "1e999"),
        ("a number of ten thousand digits", new string('9', 10_000)),
        ("a number next to zero", "1e-999"),
        ("the smallest whole number", "-9223372036854775809"),
        ("a null character", "\"\\u0000\""),
        ("an escape of the terminal", "\"\\u001b[31m\""),
        ("reversed text", "\"\\u202eabc\""),
        ("a thousand accents", $"\"a{Repeat("\\u0301", 1000)}\""),
        ("nothing", "null"),
        ("an empty text", "\"\""),
        ("an empty array", "[]"),
        ("ten thousand values", "[" + Repeat("1,", 9_999) + "1]"),
        ("an empty object", "{}"),
        ("true", "true"),
    ];

    /// <summary>Bodies that must be refused.</summary>
    /// <param name="right">A body that would be right: an object.</param>
    /// <param name="isSettings">It is read as a settings file is: with comments, surplus commas and any encoding.</param>
    public static IEnumerable<(string Kind, byte[] Body)> Wrong(byte[] right, bool isSettings)
    {
        foreach (var (kind, body) in Whole(right))
            yield return (kind, body);
        if (!isSettings)
        {
            yield return ("UTF-16", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(right)));
            yield return ("a comment", [.. Text("/* */"), .. right]);
            yield return ("a comma at the end", [.. right.AsSpan()[..^1], .. ",}"u8]);
        }
        foreach (var (start, end, isName) in Tokens(right))
            if (!isName)
                foreach (var (kind, value) in Values)
                    yield return ($"{kind} at {start}", Replace(right, start, end, value));
            else
            {
                yield return ($"half a character as a name at {start}", Replace(right, start, end, Text("\"\\udfff\"")));
                yield return ($"a name that is not UTF-8 at {start}", Replace(right, start, end, [(byte)'"', 0xFF, (byte)'"']));
                yield return ($"the same name twice at {start}", Replace(right, start, start, [.. right[start..end], .. ":1,"u8]));
            }
    }

    /// <summary>Bodies that may be taken or refused, but break nothing.</summary>
    public static IEnumerable<(string Kind, byte[] Body)> Strange(byte[] right) =>
        from token in Tokens(right)
        from odd in Odd
        where !token.IsName
        select ($"{odd.Kind} at {token.Start}", Replace(right, token.Start, token.End, Text(odd.Value)));

    private static IEnumerable<(string Kind, byte[] Body)> Whole(byte[] right)
    {
        yield return ("no body", []);
        yield return ("null", Text("null"));
        yield return ("an array", Text("[]"));
        yield return ("a number", Text("1"));
        yield return ("a text", Text("\"text\""));
        yield return ("the half of it", right[..(right.Length / 2)]);
        yield return ("something behind it", [.. right, .. " x"u8]);
        yield return ("two of it", [.. right, .. right]);
        yield return ("compressed bytes", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]);
        yield return ("64 kB of brackets", Text(new string('[', 64 * 1024)));
        yield return ("more than 64 kB of spaces", [.. Text(new string(' ', 64 * 1024)), .. right]);
        yield return ("an unknown name", [.. right.AsSpan()[..^1], .. ",\"unknown\":1}"u8]);
        yield return ("a long name", [.. right.AsSpan()[..^1], .. Text($",\"{new string('n', Long)}\":1}}")]);
    }

    /// <summary>Names and plain values, as positions in the bytes.</summary>
    private static List<(int Start, int End, bool IsName)> Tokens(byte[] json)
    {
        var tokens = new List<(int, int, bool)>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.PropertyName)
                tokens.Add(((int)reader.TokenStartIndex, (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2, true));
            else if (reader.TokenType is > JsonTokenType.PropertyName)
                tokens.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed, false));
        return tokens;
    }

    private static byte[] Replace(byte[] json, int start, int end, byte[] by) => [.. json[..start], .. by, .. json[end..]];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
