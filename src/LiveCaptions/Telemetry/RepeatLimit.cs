using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace LiveCaptions.Telemetry;

/// <summary>
/// Passes on a few events of one cause a minute and counts the others, so that nothing that goes on for ever fills the log. A cause is
/// a message before its values are filled in.
/// </summary>
/// <remarks>Threading: safe. Events below Information, which somebody asked for, pass uncounted.</remarks>
internal sealed class RepeatLimit : ILogEventSink, IDisposable
{
    /// <summary>Lines of one cause in a minute: our own messages tell of tracks and settings, of which there are several.</summary>
    public const int Own = 30;

    /// <summary>Lines of one cause in a minute from the frameworks, which strangers can provoke.</summary>
    public const int Foreign = 1;

    /// <summary>Causes that are told apart; all others count as one.</summary>
    private const int MaxCauses = 500;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly MessageTemplate Summary = new MessageTemplateParser().Parse("{Last} (… and {More} more like it in a minute)");

    private readonly Lock sync = new();
    private readonly Dictionary<(string? Source, string Text), Cause> causes = [];
    private readonly ILogEventSink next;
    private readonly TimeProvider time;
    private readonly ITimer timer;

    public RepeatLimit(ILogEventSink next, TimeProvider time)
    {
        (this.next, this.time) = (next, time);
        timer = time.CreateTimer(_ => Sum(Minute), null, Minute, Minute);
    }

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < LogEventLevel.Information || Passes(logEvent))
            next.Emit(logEvent);
    }

    public void Dispose()
    {
        timer.Dispose();
        Sum(TimeSpan.Zero);
        (next as IDisposable)?.Dispose();
    }

    private bool Passes(LogEvent logEvent)
    {
        var source = logEvent.Properties.GetValueOrDefault(Constants.SourceContextPropertyName) is ScalarValue { Value: string name }
            ? name
            : null;
        (string?, string) key = (source, logEvent.MessageTemplate.Text);
        lock (sync)
        {
            if (!causes.TryGetValue(key, out var cause))
            {
                key = causes.Count < MaxCauses ? key : (null, "");
                if (!causes.TryGetValue(key, out cause))
                    causes.Add(key, cause = new(LimitOf(key.Item1), time.GetTimestamp()));
            }
            return cause.Passes(logEvent);
        }
    }

    /// <summary>Ends the count of causes that are this old, and says how many events were not written.</summary>
    private void Sum(TimeSpan age)
    {
        List<LogEvent> sums = [];
        lock (sync)
            foreach (var (key, cause) in causes.Where(one => time.GetElapsedTime(one.Value.Since) >= age).ToArray())
            {
                causes.Remove(key);
                if (cause.Sum(time.GetLocalNow()) is { } sum)
                    sums.Add(sum);
            }
        foreach (var sum in sums)
            next.Emit(sum);
    }

    private static int LimitOf(string? source) => source?.StartsWith("LiveCaptions", StringComparison.Ordinal) is true ? Own : Foreign;

    /// <summary>The events of one cause in a minute.</summary>
    private sealed class Cause(int limit, long since)
    {
        private int seen;
        private LogEvent? last;

        public long Since => since;

        public bool Passes(LogEvent logEvent)
        {
            last = logEvent;
            return ++seen <= limit;
        }

        /// <summary>A line for the events that did not pass; null: all did.</summary>
        public LogEvent? Sum(DateTimeOffset now)
        {
            if (seen <= limit || last is null)
                return null;
            var sum = new LogEvent(now, last.Level, null, Summary, []);
            sum.AddOrUpdateProperty(new("Last", new ScalarValue(last.RenderMessage())));
            sum.AddOrUpdateProperty(new("More", new ScalarValue(seen - limit)));
            if (last.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source))
                sum.AddOrUpdateProperty(new(Constants.SourceContextPropertyName, source));
            return sum;
        }
    }
}
