using LiveCaptions.Captions;
using LiveCaptions.Files;
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
                await new RollingText(tracks, captions.Lines, captions.Chars, captions.Hold, time, text =>
                {
                    // A disk may take long, and the next text comes within seconds.
                    WholeFile.Write(path, text, toDisk: false);
                    told = false;
                    return Task.CompletedTask;
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

    private static partial class Log
    {
        [LoggerMessage(
            43,
            LogLevel.Warning,
            "The text file {Path} cannot be written, so it does not show the captions; everything else goes on, and it is tried again every few seconds. {Reason}"
        )]
        public static partial void CannotWrite(ILogger logger, string path, string reason);
    }
}
