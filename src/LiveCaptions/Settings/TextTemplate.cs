using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace LiveCaptions.Settings;

/// <summary>A text with places for captions: {text} on one line, {lines} on several, {line1} to {line4} each by itself.</summary>
/// <remarks>Pure. Escapes of the template: \n, \r, \t, \xNN, \\, \{ and \}.</remarks>
internal sealed partial class TextTemplate
{
    private static readonly string[] Names = ["text", "lines", "line1", "line2", "line3", "line4"];
    private readonly List<(string Fixed, string? Name)> parts = [];
    private readonly string escape;

    /// <param name="template">One in which <see cref="Fault"/> finds nothing.</param>
    /// <param name="escape">How captions are escaped: "none", "json", "url" or "xml".</param>
    /// <param name="literal">Backslashes mean themselves, as in a web address.</param>
    public TextTemplate(string template, string escape, bool literal = false)
    {
        this.escape = escape;
        foreach (Match part in Part().Matches(template))
            if (part.Groups["name"] is { Success: true, Value: var name })
                parts.Add(("", name));
            else
                parts.Add((literal ? part.Value : Unescaped(part.Value), null));
    }

    /// <summary>What is wrong with a template, to follow its name; null: nothing.</summary>
    public static string? Fault(string template)
    {
        var unknown = Part()
            .Matches(template)
            .Select(part => part.Groups["name"])
            .FirstOrDefault(name => name.Success && !Names.Contains(name.Value));
        if (unknown is not null)
            return $"has a place {{{unknown.Value}}} that captions do not have. There are: {string.Join(", ", Names.Select(name => $"{{{name}}}"))}; write \\{{ for a bracket.";
        if (BrokenEscape().Match(template) is { Success: true } broken)
            return $"has a backslash before \"{broken.Groups[1].Value}\". There are \\n, \\r, \\t, \\xNN, \\\\, \\{{ and \\}}; in JSON each backslash is written twice.";
        return Part().Matches(template).Any(part => part.Groups["name"].Success)
            ? null
            : "has no place for captions. Write {text} where they belong.";
    }

    /// <summary>The template with captions in their places.</summary>
    public string Fill(IReadOnlyList<string> lines)
    {
        var filled = new StringBuilder();
        foreach (var (@fixed, name) in parts)
            filled.Append(name is null ? @fixed : Escaped(Of(name, lines)));
        return filled.ToString();
    }

    private static string Of(string name, IReadOnlyList<string> lines) =>
        name switch
        {
            "text" => string.Join(' ', lines),
            "lines" => string.Join('\n', lines),
            _ => lines.ElementAtOrDefault(name[^1] - '1') ?? "",
        };

    private string Escaped(string text) =>
        escape switch
        {
            "json" => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
            "url" => Uri.EscapeDataString(text),
            "xml" => SecurityElement.Escape(text),
            _ => text,
        };

    private static string Unescaped(string text) =>
        Escape()
            .Replace(text, found => found.Groups[1].Value switch
                {
                    "n" => "\n",
                    "r" => "\r",
                    "t" => "\t",
                    ['x', .. var code] => ((char)int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
                    var other => other,
                });

    // A bracket behind a backslash is one itself; brackets that hold no name, as in JSON, stay.
    [GeneratedRegex(@"(?<!\\)\{(?<name>[a-z]+[0-9]?)\}|(?:\\.|[^{\\]|\{(?![a-z]+[0-9]?\})|\\$)+")]
    private static partial Regex Part();

    [GeneratedRegex(@"\\(x[0-9A-Fa-f]{2}|.)")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^(?:[^\\]|\\[nrt\\{}]|\\x[0-9A-Fa-f]{2})*\\(?![nrt\\{}]|x[0-9A-Fa-f]{2})(.?)")]
    private static partial Regex BrokenEscape();
}
