using LiveCaptions.Settings;
using Serilog;
using Serilog.Events;

namespace LiveCaptions.Hosting;

/// <summary>Short lines to the console, everything to a file a day, seven of which are kept.</summary>
internal static class Logs
{
    private const string File = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {SourceContext}: {Message:lj}{NewLine}{Exception}";

    /// <summary>The console gets no stack traces: they are in the file.</summary>
    private const string Console = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}";

    public static void Add(IServiceCollection services, LogSettings settings, TextWriter console)
    {
        var least = LevelOf(settings.Level);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(least)
            .MinimumLevel.Override("Microsoft", least > LogEventLevel.Warning ? least : LogEventLevel.Warning)
            // Its only error is that the start failed, which the command tells in a sentence.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            // Whoever asks /health/ready gets the answer; asked every second, it would fill the log.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .MinimumLevel.Override("System.Net", least > LogEventLevel.Warning ? least : LogEventLevel.Warning);
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
                $"Logs cannot be written to {folder} ({why}); captions are not affected. Set Log:Folder to a folder of yours."
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
