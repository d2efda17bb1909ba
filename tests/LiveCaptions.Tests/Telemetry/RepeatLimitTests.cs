using LiveCaptions.Telemetry;
using Microsoft.Extensions.Time.Testing;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace LiveCaptions.Tests.Telemetry;

public sealed class RepeatLimitTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Lines lines = new();
    private readonly Logger log;

    public RepeatLimitTests() =>
        log = new LoggerConfiguration().MinimumLevel.Debug().WriteTo.Sink(new RepeatLimit(lines, time)).CreateLogger();

    public void Dispose() => log.Dispose();

    [Fact]
    public void A_framework_writes_one_line_a_minute_of_each_cause()
    {
        for (var second = 0; second < 600; second++)
        {
            for (var i = 0; i < 100; i++)
                log.ForContext(Constants.SourceContextPropertyName, "Microsoft.AspNetCore.Server.Kestrel")
                    .Error("Connection {Id} failed", i);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(lines.Written.Count, 10, 22);
        Assert.Contains("Connection 99 failed (… and 5999 more like it in a minute)", lines.Written);
    }

    [Fact]
    public void All_tracks_of_a_service_are_told_and_a_state_that_comes_again()
    {
        string[] told = [.. Enumerable.Range(1, RepeatLimit.Own / 2).SelectMany(i => new[] { $"Track {i}: lost", $"Track {i}: found" })];
        foreach (var line in told)
            log.ForContext(Constants.SourceContextPropertyName, "LiveCaptions.Tracks.Track").Warning("{Line}", line);

        Assert.Equal(told, lines.Written);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(told, lines.Written);
    }

    [Fact]
    public void Ever_new_causes_are_counted_as_one()
    {
        for (var i = 0; i < 5000; i++)
            log.Error($"template {i}");

        Assert.InRange(lines.Written.Count, 1, 510);
    }

    [Fact]
    public void What_was_not_written_is_told_at_the_end()
    {
        for (var i = 0; i < 5; i++)
            log.Error("It failed");
        log.Dispose();

        Assert.Equal(["It failed", "It failed (… and 4 more like it in a minute)"], lines.Written);
    }

    [Fact]
    public void Someone_who_asks_for_details_gets_them_all()
    {
        for (var i = 0; i < 1000; i++)
            log.Debug("Step");

        Assert.Equal(1000, lines.Written.Count);
    }

    private sealed class Lines : ILogEventSink
    {
        public List<string> Written { get; } = [];

        public void Emit(LogEvent logEvent) => Written.Add(Rendered(logEvent));

        private static string Rendered(LogEvent logEvent)
        {
            using var text = new StringWriter();
            new Serilog.Formatting.Display.MessageTemplateTextFormatter("{Message:lj}").Format(logEvent, text);
            return text.ToString();
        }
    }
}
