using LiveCaptions.Settings;
using Serilog;
using Serilog.Events;

namespace LiveCaptions.Hosting;

/// <summary>Writes short lines to the console, and everything to daily files, seven of which are kept.</summary>
internal static class Logs
{
    private const string File = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {SourceContext}: {Message:lj}{NewLine}{Exception}";

    /// <summary>Without stack traces, which are in the file.</summary>
    private const string Console = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}";

    public static void Add(IServiceCollection services, LogSettings settings, TextWriter console)
    {
        var minimum = LevelOf(settings.Level);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(minimum)
            .MinimumLevel.Override("Microsoft", minimum > LogEventLevel.Warning ? minimum : LogEventLevel.Warning)
            // Its only error is a failed start, which the command reports in a sentence.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            // The answer to /health/ready says it; polled every second, it would fill the log.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .MinimumLevel.Override("System.Net", minimum > LogEventLevel.Warning ? minimum : LogEventLevel.Warning);
        if (settings.Level == LogLevel.None)
            logger.Filter.ByExcluding(_ => true);
        logger.WriteTo.Console(outputTemplate: Console, standardErrorFromLevel: LogEventLevel.Verbose);
        var folder = settings.Folder ?? ProgramFiles.Logs;
        if (CanBeWritten(folder, out var why))
            logger.WriteTo.File(
                Path.Combine(folder, "livecaptions-.log"),
                outputTemplate: File,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 7
            );
        else
            console.WriteLine(
                $"Logs cannot be written to {folder} ({why}); captions are not affected. Set Log:Folder to a folder that you can write to."
            );
        services.AddSerilog(logger.CreateLogger(), dispose: true);
    }

    private static bool CanBeWritten(string folder, out string why)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = System.IO.File.Create(Path.Combine(folder, ".probe"), 1, FileOptions.DeleteOnClose);
            why = "";
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            why = e.Message;
            return false;
        }
    }

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
