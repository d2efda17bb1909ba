using System.Globalization;
using System.Net;
using System.Text;
using LiveCaptions.Captions.Breaks;

namespace LiveCaptions.Exports;

/// <summary>Writes a transcript as a page that can be read, printed and searched anywhere: a sentence per line, with its time.</summary>
internal static class HtmlTranscript
{
    private const string Look =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}p{margin:.3rem 0}time{color:#595959;font-size:.85em;margin-inline-end:.5em}";

    public static string Write(RecordingTranscript transcript)
    {
        LineUnit[] units = [.. LineUnit.From(transcript.Words)];
        var title = Escaped(transcript.File);
        var text = new StringBuilder("<!doctype html>\n");
        text.Append(CultureInfo.InvariantCulture, $"<html lang=\"{Escaped(transcript.Language ?? "")}\">\n<meta charset=\"utf-8\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n<style>{Look}</style>\n<h1>{title}</h1>\n");
        var direction = RightToLeft.Is(transcript.Language) ? "rtl" : "auto";
        var start = 0;
        for (var end = 1; end <= units.Length; end++)
        {
            if (end < units.Length && !units[end - 1].EndsSentence)
                continue;
            var at = TimeSpan.FromSeconds(Math.Floor(units[start].Start.Seconds));
            var line = Escaped(LineUnit.Join(units.AsSpan(start..end)));
            text.Append(
                CultureInfo.InvariantCulture,
                $"<p dir=\"{direction}\"><time>{(int)at.TotalHours}:{at:mm\\:ss}</time> {line}</p>\n"
            );
            start = end;
        }
        return text.Append("</html>\n").ToString();
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
