using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Settings.Editing;

/// <summary>Values as a person would write them: letters of any script stay letters.</summary>
internal static class JsonText
{
    public static string Of(JsonNode? value) =>
        value switch
        {
            null => "null",
            JsonValue text when text.GetValueKind() == JsonValueKind.String => Quote(text.GetValue<string>()),
            _ => value.ToJsonString(),
        };

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
            quoted.Append(
                character switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    // Line ends of JavaScript, and what a terminal or an editor acts on or hides.
                    < ' ' or (>= '\u007f' and < '\u00a0') or '\u2028' or '\u2029' or '\ufeff' => string.Create(
                        CultureInfo.InvariantCulture,
                        $"\\u{(int)character:x4}"
                    ),
                    _ => character.ToString(),
                }
            );
        return quoted.Append('"').ToString();
    }
}
