using LiveCaptions.Files;
using LiveCaptions.Settings;
using LiveCaptions.Telemetry;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace LiveCaptions.Hosting;

/// <summary>
/// Writes short lines to the console, and everything to files of a day or 16 MB, the newest seven of which are kept. Every value is made
/// printable on the way, and repeats are counted rather than written.
/// </summary>
internal static class Logs
{
    private const long LargestFile = 16 * 1024 * 1024;
    private const int KeptFiles = 7;
    private const int MaxServices = 100;

    /// <param name="room">The room of several machines whose captions these are, which each line names; null: none.</param>
    /// <param name="console">Gets what the log itself has to say.</param>
    public static void Add(IServiceCollection services, LogSettings settings, string? room, TextWriter console)
    {
        var logger = new LoggerConfiguration();
        var levels = new LogLevels(settings.Level);
        levels.Limit(logger);
        services.AddSingleton(levels);
        logger.WriteTo.Sink(
            new RepeatLimit(new PrintableEvents(SinksOf(settings, room is null ? "" : $"[{room}] ", console)), TimeProvider.System)
        );
        services.AddSerilog(logger.CreateLogger(), dispose: true);
    }

    private static ILogEventSink SinksOf(LogSettings settings, string room, TextWriter console)
    {
        var folder = settings.Folder ?? ProgramFiles.Logs;
        var writable = CanBeWritten(folder, settings.Folder is null, out var why);
        if (!writable)
            console.WriteLine(
                $"Logs cannot be written to {folder} ({why}); captions are not affected. Set Log:Folder to a folder that you can write to."
            );
        return LoggerSinkConfiguration.CreateSink(sinks =>
        {
            sinks.Console(outputTemplate: LineOf(room), standardErrorFromLevel: LogEventLevel.Verbose);
            if (!writable)
                return;
            var (name, owned) = NameIn(folder);
            sinks.Fallible(
                file =>
                    file.File(
                        new LogFileFormat(room),
                        Path.Combine(folder, name),
                        fileSizeLimitBytes: LargestFile,
                        rollOnFileSizeLimit: true,
                        rollingInterval: RollingInterval.Day,
                        retainedFileCountLimit: KeptFiles,
                        hooks: new PrivateLogFiles(owned)
                    ),
                new LogFailure(console, folder)
            );
        });
    }

    /// <summary>A line of the console, without stack traces, which are in the file.</summary>
    private static string LineOf(string room) =>
        $"{{Timestamp:HH:mm:ss}} {{Level:u3}} {LogFileFormat.Literal(room)}{{Message:lj}}{{NewLine}}";

    private static bool CanBeWritten(string folder, bool isOurs, out string why)
    {
        try
        {
            // A folder of the user's own keeps the rights that it has.
            if (isOurs || !Directory.Exists(folder))
                PrivateFolder.Create(folder);
            using var probe = File.Create(Path.Combine(folder, ".probe"), 1, FileOptions.DeleteOnClose);
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
}
