using System.Text.RegularExpressions;

namespace LiveCaptions.Translation.Engines;

/// <summary>Takes off what language models put around a translation: "Here is the translation:", quotation marks, notes.</summary>
/// <remarks>Only what the text itself does not have is taken off: a speaker may say "note:" or quote somebody.</remarks>
internal static partial class Remarks
{
    private const int LongestHead = 80;

    private static readonly (string Open, string Close)[] Wrappings =
    [
        ("\"", "\""),
        ("“", "”"),
        ("„", "“"),
        ("„", "”"),
        ("”", "”"),
        ("«", "»"),
        ("»", "«"),
        ("‹", "›"),
        ("‘", "’"),
        ("'", "'"),
        ("`", "`"),
        ("「", "」"),
        ("『", "』"),
        ("《", "》"),
        ("**", "**"),
        ("*", "*"),
        ("__", "__"),
        ("[", "]"),
        ("(", ")"),
        ("（", "）"),
    ];

    /// <summary>The answer without remarks; null: several paragraphs or a list, of which nobody knows which is the translation.</summary>
    public static string? Without(string answer, TranslationRequest request)
    {
        var text = Fenced().Match(answer.Trim()) is { Success: true } fenced ? fenced.Groups[1].Value : answer.Trim();
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);
        if (lines.Length > 1 && !HasColon(request.Text) && HeadLine().IsMatch(lines[0]))
            lines = lines[1..];
        return Paragraph(lines, request) is { } paragraph ? OfLine(string.Join(' ', paragraph), request) : null;
    }

    /// <summary>The lines of the only paragraph, without notes below it; null: there are several, or it is a list.</summary>
    private static List<string>? Paragraph(string[] lines, TranslationRequest request)
    {
        var kept = lines.SkipWhile(line => line.Length == 0).ToList();
        var note = kept.FindIndex(Math.Min(1, kept.Count), line => IsNote(line, request));
        if (note > 0)
            kept = [.. kept[..note].AsEnumerable().Reverse().SkipWhile(line => line.Length == 0).Reverse()];
        return kept.Contains("") || kept.Count(line => Item().IsMatch(line)) > 1 ? null : kept;
    }

    /// <summary>Whether a language model speaks for itself in English: between other languages, that is no translation.</summary>
    public static bool IsRefusal(string line, TranslationRequest request) =>
        Languages.ShortCode(request.To) != "en" && Refusal().IsMatch(line) && !Refusal().IsMatch(request.Text);

    private static string OfLine(string line, TranslationRequest request)
    {
        var colons = HasColon(request.Text);
        if (!colons)
            line = WithoutHead(line, request);
        for (var before = ""; before != line; )
        {
            before = line;
            line = WithoutBracket(Unwrapped(line.Trim(), request.Text), request.Text);
            if (!colons && Note().Match(line) is { Success: true, Index: > 0 } note)
                line = line[..note.Index];
        }
        return request.Text.Contains("**", StringComparison.Ordinal) ? line : line.Replace("**", "", StringComparison.Ordinal);
    }

    /// <summary>Without "Sure, here is the translation:", in whatever language, or "Spanish:".</summary>
    private static string WithoutHead(string line, TranslationRequest request)
    {
        var colon = line.AsSpan().IndexOfAny(':', '：');
        if (colon is < 0 or > LongestHead || colon + 1 == line.Length)
            return line;
        var head = line[..colon].Trim(' ', '*', '"');
        var isLabel =
            head.Equals(Languages.Name(request.To), StringComparison.OrdinalIgnoreCase)
            || head.Equals(request.To, StringComparison.OrdinalIgnoreCase);
        return isLabel || (SaysTranslation().IsMatch(head) && !SaysTranslation().IsMatch(request.Text)) ? line[(colon + 1)..].Trim() : line;
    }

    /// <summary>Without the marks that stand around all of the line, and that the text does not have.</summary>
    private static string Unwrapped(string line, string text)
    {
        foreach (var (open, close) in Wrappings)
            if (
                line.Length > open.Length + close.Length
                && line.StartsWith(open, StringComparison.Ordinal)
                && line.EndsWith(close, StringComparison.Ordinal)
                && !(text.Length > 0 && IsMarked(text[0]) && IsMarked(text[^1]))
            )
            {
                var inner = line[open.Length..^close.Length];
                // Two quotations with words between them are not one.
                if (!inner.Contains(open, StringComparison.Ordinal) && !inner.Contains(close, StringComparison.Ordinal))
                    return inner.Trim();
            }
        return line;
    }

    /// <summary>Without a gloss in brackets at the end: "Hola (informal)".</summary>
    private static string WithoutBracket(string line, string text) =>
        text.AsSpan().ContainsAny("([（［") ? line
        : LastBracket().Match(line) is { Success: true, Index: > 0 } bracket ? line[..bracket.Index]
        : line;

    private static bool IsNote(string line, TranslationRequest request) =>
        (!HasColon(request.Text) && Note().Match(line) is { Success: true, Index: 0 })
        || (!request.Text.AsSpan().ContainsAny("([（［") && line.Length > 0 && "([（［".Contains(line[0], StringComparison.Ordinal));

    private static bool HasColon(string text) => text.AsSpan().ContainsAny(':', '：');

    private static bool IsMarked(char c) =>
        !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && !".,!?…;:。、！？¿¡".Contains(c, StringComparison.Ordinal);

    [GeneratedRegex(@"^```[\w-]*[ \t]*\r?\n(.*?)\r?\n?```$", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    /// <summary>A line of its own that announces the next.</summary>
    [GeneratedRegex(@"^.{1,120}[:：]\**$")]
    private static partial Regex HeadLine();

    [GeneratedRegex(@"^(\d{1,2}[.)]|[-*•])\s")]
    private static partial Regex Item();

    [GeneratedRegex(@"\s*[(（\[［][^()（）\[\]［］]*[)）\]］]\s*[.。]?$")]
    private static partial Regex LastBracket();

    [GeneratedRegex(
        @"(?<!\w)\**(Notes?|Explanation|N\.B\.|Nota|Anmerkung|Hinweis|Erläuterung|Remarque|Opmerking|Uwaga|Poznámka|Примечание|Примітка|注意?|備考|참고|ملاحظة)\**\s*[:：]",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Note();

    [GeneratedRegex(
        "^(here('s| is| are|’s)|sure\\b|certainly|of course|output$|answer$|result$)"
            + "|translat|traduc|traduz|traduç|traduï|übersetz|overset|översätt|översatt|oversæt|oversat|vert(aal|aling)|tłumacz|překlad|preklad|prijevod|prevod"
            + "|перевод|переклад|превод|ford[ií]t|käännö|tõlge|tulkojum|vertim|çevir|μετάφρ|μεταφρ|翻[译譯訳]|[译譯訳]文|번역|ترجم|תרגום|अनुवाद|dịch|terjemah|แปล",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SaysTranslation();

    [GeneratedRegex(
        @"^(I['’]?m sorry|I am sorry|Sorry,? (but )?I\b|I apologi[sz]e|I can(no|['’])t|I can not|I am unable|I['’]m unable|As an AI|As a language model|(Sure|Certainly|Of course)[,!.] (here|I)\b|The user )",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Refusal();
}
