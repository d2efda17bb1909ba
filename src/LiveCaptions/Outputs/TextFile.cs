using LiveCaptions.Captions;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs;

/// <summary>Keeps a text file at the lines on screen, where the settings name one: for text sources that read files, and for scripts.</summary>
internal sealed partial class TextFile(
    CaptionTracks tracks,
    TextFileSettings settings,
    CaptionSettings captions,
    TimeProvider time,
    ILogger<TextFile> logger
) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Path.Length == 0)
            return;
        var path = Path.GetFullPath(settings.Path);
        var told = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await new RollingText(tracks, captions.Lines, captions.Chars, captions.Hold, time, async text =>
                {
                    await ReplaceAsync(path, text);
                    told = false;
                }).RunAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (!told)
                    Log.CannotWrite(logger, path, e.Message);
                told = true;
            }
            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Nobody ever reads half a text: it is written beside and then put in the file's place.</summary>
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
            "The text file {Path} cannot be written, so it does not show the captions; everything else goes on, and it is tried again every few seconds. {Reason}"
        )]
        public static partial void CannotWrite(ILogger logger, string path, string reason);
    }
}
