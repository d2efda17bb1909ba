using LiveCaptions.Settings;
using Serilog;
using Serilog.Events;

namespace LiveCaptions.Commands;

/// <summary>Where the program writes what it does: short on the console, whole in a file a day.</summary>
internal static class Logs
{
    /// <summary>Where the files are, once logging has started.</summary>
    public static string? Folder { get; private set; }

    public static void Start(LogSettings settings)
    {
        Folder = Paths.Logs(settings);
        var level = LevelOf(settings.Level);
        Log.Logger = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", level > LogEventLevel.Warning ? level : LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Warning)
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}")
            .WriteTo.File(Path.Combine(Folder, "livecaptions-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 7, fileSizeLimitBytes: 50_000_000, shared: true)
            .CreateLogger();
    }

    private static LogEventLevel LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => LogEventLevel.Verbose,
        LogLevel.Debug => LogEventLevel.Debug,
        LogLevel.Information => LogEventLevel.Information,
        LogLevel.Warning => LogEventLevel.Warning,
        LogLevel.Error => LogEventLevel.Error,
        _ => LogEventLevel.Fatal,
    };
}
