using System.Text;
using LiveCaptions.Files;
using LiveCaptions.Settings;
using Serilog;
using Serilog.Events;
using FileLifecycleHooks = Serilog.Sinks.File.FileLifecycleHooks;

namespace LiveCaptions.Hosting;

/// <summary>Writes short lines to the console, and everything to daily files, seven of which are kept.</summary>
internal static class Logs
{
    private const string File = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {SourceContext}: {Message:lj}{NewLine}{Exception}";

    private const int MaxServices = 100;

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
        {
            var (name, owned) = NameIn(folder);
            logger.WriteTo.File(
                Path.Combine(folder, name),
                outputTemplate: File,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 7,
                hooks: new OwnerOnly(owned)
            );
        }
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
            if (folder == ProgramFiles.Logs)
                PrivateFolder.Create(folder);
            else
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

    /// <summary>Services that run side by side write a log each: in one file they would overwrite each other's lines.</summary>
    private static (string Name, IDisposable? Owned) NameIn(string folder)
    {
        for (var number = 1; number < MaxServices; number++)
        {
            var name = number == 1 ? "livecaptions-.log" : $"livecaptions-{number}-.log";
            var owned = OwnedFile.Own(Path.Combine(folder, ".locks"), name, out var isTaken);
            if (!isTaken)
                return (name, owned);
        }
        return ("livecaptions-.log", null);
    }

    /// <summary>Logs may tell of people; other users of the machine cannot read them.</summary>
    private sealed class OwnerOnly(IDisposable? owned) : FileLifecycleHooks
    {
        /// <summary>The right to the log's name, which lives as long as the log.</summary>
        public IDisposable? Owned { get; } = owned;

        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            if (!OperatingSystem.IsWindows())
                System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return underlyingStream;
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
