using System.Net;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The text of a WebVTT file, without its times.</summary>
internal static class SubtitleText
{
    public static string Of(string vtt) =>
        WebUtility.HtmlDecode(
            string.Join(
                ' ',
                vtt.ReplaceLineEndings("\n")
                    .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                    .Select(block => block.Split('\n'))
                    .SelectMany(lines => lines.SkipWhile(line => !line.Contains(" --> ", StringComparison.Ordinal)).Skip(1))
                    .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            )
        );
}
