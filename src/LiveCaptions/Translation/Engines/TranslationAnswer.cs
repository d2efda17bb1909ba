using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Captions;

namespace LiveCaptions.Translation.Engines;

/// <summary>An engine's answer after the check that all pass: one line that may be shown, or why it must not be.</summary>
/// <remarks>
/// What is left out is a gap of some seconds in one row, while the source row goes on; a wrong text would be read as what the speaker said.
/// So a slip that can be taken back for certain is taken back, and all else is a fault.
/// </remarks>
/// <param name="Text">The translation; null: there is none that may be shown.</param>
/// <param name="Fault">What the engine did with the text, to follow its name; null: nothing is wrong.</param>
internal sealed partial record TranslationAnswer(string? Text, string? Fault)
{
    /// <summary>Columns that an answer may have, however short the text is: "Hi" may be "Einen schönen guten Tag".</summary>
    public const int Floor = 30;

    /// <summary>How much longer than the text an answer may be, in columns, in which scripts of few characters count double.</summary>
    public const int LongestRatio = 3;

    /// <summary>Characters that are looked at, with all remarks around the translation.</summary>
    private const int LongestUncleaned = 2000;

    private const int ShortestRatio = 10;
    private const string TooLong = "gave far more than a translation of the text";

    /// <param name="answer">What the engine gave.</param>
    /// <param name="request">What it was asked.</param>
    /// <param name="instructions">What it was told beside the text.</param>
    public static TranslationAnswer Of(string answer, TranslationRequest request, string instructions = "")
    {
        if (answer.Length > LongestUncleaned + request.Text.Length * 20)
            return new(null, TooLong);
        var decoded = WebUtility.HtmlDecode(request.Text) == request.Text ? WebUtility.HtmlDecode(answer) : answer;
        if (Remarks.Without(decoded, request) is not { } kept)
            return new(null, "gave several paragraphs for one line of the text");
        var line = VisibleText.Of(kept);
        return FaultOf(line, request, instructions) is { } fault ? new(null, fault) : new(line, null);
    }

    private static string? FaultOf(string line, TranslationRequest request, string instructions)
    {
        var text = request.Text;
        var (columns, spoken) = (TextColumns.Of(line), TextColumns.Of(text));
        return line.Length == 0 ? "gave an empty translation of the text"
            : text.Any(char.IsLetterOrDigit) && !line.EnumerateRunes().Any(Rune.IsLetterOrDigit)
                ? "gave nothing but punctuation for the text"
            : line.Contains('\ufffd', StringComparison.Ordinal) && !text.Contains('\ufffd', StringComparison.Ordinal)
                ? "gave damaged characters for the text"
            : Tag().IsMatch(line) && !text.Contains('<', StringComparison.Ordinal) ? "gave HTML for the text"
            : line.Contains("```", StringComparison.Ordinal) ? "gave program code for the text"
            : GivesBack(line, text, instructions) ? "gave its own instructions for the text"
            : TargetScript.IsAnother(line, request) ? "gave another language's script for the text"
            : Remarks.IsRefusal(line, request) ? "declined to translate the text"
            : columns > Math.Max(Floor, LongestRatio * spoken) ? TooLong
            : columns * ShortestRatio < spoken ? "left out most of the text"
            : SameText.IsSuspect(line, request) ? "gave the text back as it was"
            : null;
    }

    /// <summary>Whether a sentence of the instructions stands in the answer that nobody has said.</summary>
    private static bool GivesBack(string line, string text, string instructions) =>
        instructions
            .Split('.', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(sentence =>
                sentence.Length > 20
                && line.Contains(sentence, StringComparison.OrdinalIgnoreCase)
                && !text.Contains(sentence, StringComparison.OrdinalIgnoreCase)
            );

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>|<!--")]
    private static partial Regex Tag();
}
