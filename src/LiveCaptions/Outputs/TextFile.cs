using LiveCaptions.Captions;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs;

/// <summary>
/// Keeps the text file that the settings name equal to the lines on screen, for text sources that read files and for scripts.
/// </summary>
internal sealed partial class TextFile(
    CaptionTracks tracks,
    TextFileSettings settings,
    CaptionSettings captions,
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
        var logged = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await new RollingText(tracks, captions.Lines, captions.Chars, captions.Hold, time, async text =>
                {
                    await ReplaceAsync(path, text);
                    logged = false;
                }).RunAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
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

    /// <summary>Replaces the file whole, so that no program ever reads half a text.</summary>
    internal static async Task ReplaceAsync(string path, string text)
    {
        await File.WriteAllTextAsync(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "The text file {Path} cannot be written, so it does not show the captions; other outputs are not affected, and writing is retried every 5 s. {Reason}"
        )]
        public static partial void CannotWrite(ILogger logger, string path, string reason);
    }
}
