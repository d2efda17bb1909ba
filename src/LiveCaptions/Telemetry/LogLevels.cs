using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace LiveCaptions.Telemetry;

/// <summary>The lowest level that is logged, of the program and of the frameworks below it; it may change while the program runs.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class LogLevels
{
    private readonly LoggingLevelSwitch own = new(),
        frameworks = new();
    private volatile bool off;

    public LogLevels(LogLevel level) => Set(level);

    public void Set(LogLevel level)
    {
        off = level == LogLevel.None;
        own.MinimumLevel = LevelOf(level);
        frameworks.MinimumLevel = own.MinimumLevel > LogEventLevel.Warning ? own.MinimumLevel : LogEventLevel.Warning;
    }

    public void Limit(LoggerConfiguration logger) =>
        logger
            .MinimumLevel.ControlledBy(own)
            .MinimumLevel.Override("Microsoft", frameworks)
            // Its only error is a failed start, which the command reports in a sentence.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            // The answer to /health/ready says it; polled every second, it would fill the log.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            // A viewer's wrong call is answered to the viewer; the hub logs its own faults.
            .MinimumLevel.Override("Microsoft.AspNetCore.SignalR", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.AspNetCore.Http.Connections", LogEventLevel.Fatal)
            .MinimumLevel.Override("System.Net", frameworks)
            .Filter.ByExcluding(_ => off);

    private static LogEventLevel LevelOf(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => LogEventLevel.Verbose,
            LogLevel.Debug => LogEventLevel.Debug,
            LogLevel.Information => LogEventLevel.Information,
            LogLevel.Warning => LogEventLevel.Warning,
            LogLevel.Error => LogEventLevel.Error,
            _ => LogEventLevel.Fatal,
        };
}
