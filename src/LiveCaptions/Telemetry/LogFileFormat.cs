using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace LiveCaptions.Telemetry;

/// <summary>
/// A line of the log file. An exception stands below it, indented and shortened, so that no message in it can pass for a line of its own.
/// </summary>
/// <param name="room">Stands before each message; may be empty.</param>
internal sealed class LogFileFormat(string room) : ITextFormatter
{
    private const int MostLines = 40,
        LongestLine = 300;

    private readonly MessageTemplateTextFormatter line = new(
        $"{{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz}} [{{Level:u3}}] {Literal(room)}{{SourceContext}}: {{Message:lj}}{{NewLine}}"
    );

    /// <summary>A text as part of a template.</summary>
    public static string Literal(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        line.Format(logEvent, output);
        if (logEvent.Exception is not { } exception)
            return;
        foreach (var part in exception.ToString().Split('\n').Take(MostLines))
            output.WriteLine("    " + PrintableText.Of(part.TrimEnd('\r'), LongestLine));
    }
}
