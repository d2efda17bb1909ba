using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace LiveCaptions.Telemetry;

/// <summary>Makes every value of a log event printable and bounds its length before the event reaches the console and the file.</summary>
internal sealed class PrintableEvents(ILogEventSink next) : ILogEventSink, IDisposable
{
    /// <summary>Characters of a value at most: what a stranger sends must not fill the log.</summary>
    public const int LongestValue = 500;

    private static readonly MessageTemplateParser Parser = new();

    public void Emit(LogEvent logEvent) =>
        next.Emit(
            new(
                logEvent.Timestamp,
                logEvent.Level,
                logEvent.Exception,
                Printable(logEvent.MessageTemplate),
                logEvent.Properties.Select(property => new LogEventProperty(property.Key, Printable(property.Value)))
            )
        );

    public void Dispose() => (next as IDisposable)?.Dispose();

    /// <summary>Frameworks sometimes put a value into the template itself.</summary>
    private static MessageTemplate Printable(MessageTemplate template)
    {
        var text = PrintableText.Of(template.Text);
        return text == template.Text ? template : Parser.Parse(text);
    }

    private static ScalarValue Printable(LogEventPropertyValue value) =>
        value switch
        {
            ScalarValue { Value: null or bool or int or long or double or float or DateTimeOffset or TimeSpan } plain => plain,
            ScalarValue { Value: var one } => new ScalarValue(PrintableText.Of(one.ToString() ?? "", LongestValue)),
            _ => new ScalarValue(PrintableText.Of(value.ToString(), LongestValue)),
        };
}
