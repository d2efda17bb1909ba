using LiveCaptions.Captions;
using LiveCaptions.Files;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs;

/// <summary>
/// Keeps the text file that the settings name equal to the lines on screen, for text sources that read files and for scripts.
/// </summary>
internal sealed partial class TextFile(
    CaptionTracks tracks,
    TextFileSettings settings,
    SettingsInForce inForce,
    TimeProvider time,
    ILogger<TextFile> logger
) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Path.Length == 0)
            return;
        var path = Path.GetFullPath(settings.Path);
        using var owned = await OwnAsync(path, stoppingToken);
        var logged = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            using var until = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, inForce.Changed);
            var captions = inForce.Now.Captions;
            try
            {
                await new RollingText(tracks, captions.Lines, captions.Chars, captions.Hold, time, text =>
                {
                    // Not flushed to disk: a disk may take long, and the next text comes within seconds.
                    WholeFile.Write(path, text, toDisk: false);
                    logged = false;
                    return Task.CompletedTask;
                }).RunAsync(until.Token);
            }
            catch (OperationCanceledException)
            {
                continue;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (!logged)
                    Log.CannotWrite(logger, path, e.Message);
                logged = true;
            }
            await Task.Delay(RetryAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Waits until no other process writes the file: two would overwrite each other's lines.</summary>
    private async Task<IDisposable?> OwnAsync(string path, CancellationToken stop)
    {
        for (var told = false; !stop.IsCancellationRequested; told = true)
        {
            var owned = OwnedFile.Own(Path.Combine(ProgramFiles.Data, "locks"), TargetOf(path), out var isTaken);
            if (!isTaken)
                return owned;
            if (!told)
                Log.Taken(logger, path);
            await Task.Delay(RetryAfter, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return null;
    }

    private static string TargetOf(string path)
    {
        try
        {
            return SymbolicLinks.Follow(path);
        }
        catch (IOException)
        {
            return path; // writing it will say what is wrong with the link
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            44,
            LogLevel.Warning,
            "Another LiveCaptions on this machine writes the text file {Path}, so this one leaves it alone until that one ends; name another file in TextFile:Path"
        )]
        public static partial void Taken(ILogger logger, string path);

        [LoggerMessage(
            43,
            LogLevel.Warning,
            "The text file {Path} cannot be written, so it does not show the captions; other outputs are not affected, and writing is retried every 5 s. {Reason}"
        )]
        public static partial void CannotWrite(ILogger logger, string path, string reason);
    }
}
