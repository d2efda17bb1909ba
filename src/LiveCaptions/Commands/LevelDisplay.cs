using System.Globalization;
using System.Text.Json;
using LiveCaptions.Audio;
using LiveCaptions.Capture;

namespace LiveCaptions.Commands;

/// <summary>A live level meter: a moving bar in a terminal, otherwise a line per second.</summary>
internal static class LevelDisplay
{
    private const int Width = 40;
    private const double Floor = -60;

    /// <summary>Shows the level of a device until <paramref name="stop"/>.</summary>
    /// <exception cref="SoundDeviceException">The device cannot be opened.</exception>
    public static async Task<int> ShowAsync(string device, bool json, CommandContext context, TimeProvider clock, CancellationToken stop)
    {
        using var capture = context.Devices.Open(new() { Device = device });
        await context.Error.WriteLineAsync($"Listening to {capture.Device}. Stop with Ctrl-C.");
        var moves = context.ShowsProgress && !json;
        // Reading blocks until the device delivers, so it has a thread of its own.
        using var stopping = stop.Register(capture.Cancel);
        var reading = Task.Factory.StartNew(
            () => Read(capture),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            while (!reading.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromSeconds(moves ? 0.1 : 1), clock, stop);
                var level = capture.Level();
                if (moves)
                    await context.Error.WriteAsync($"\r{Line(level)} ");
                else
                    await context.Output.WriteLineAsync(json ? Json(level) : Line(level).TrimEnd());
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The expected end.
        }
        await reading;
        if (moves)
            await context.Error.WriteLineAsync();
        if (stop.IsCancellationRequested)
            return ExitCode.Ok;
        await context.Error.WriteLineAsync($"The device or {SoundServer.Name} is gone.");
        return ExitCode.Failed;
    }

    /// <summary>A level as text: a bar from -60 dB to full scale, and a fault if there is one.</summary>
    public static string Line(SoundLevel? level)
    {
        if (level is not { } sound)
            return $"  no data   |{new string(' ', Width)}|         ";
        var filled = (int)Math.Round(Math.Clamp((sound.Loudness - Floor) / -Floor, 0, 1) * Width);
        var fault =
            sound.Clipped > 0 ? "CLIPPED"
            : sound.IsSilent ? "silence"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sound.Loudness, 7:F1} dB |{new string('#', filled).PadRight(Width)}| {fault, -8}"
        );
    }

    private static string Json(SoundLevel? level) =>
        JsonSerializer.Serialize(
            new
            {
                Loudness = Rounded(level?.Loudness),
                Peak = Rounded(level?.Peak),
                Clipped = level?.Clipped ?? 0,
                Offset = Rounded(level?.Offset, 4),
            },
            JsonSerializerOptions.Web
        );

    private static double? Rounded(double? value, int digits = 1) => value is { } number ? Math.Round(number, digits) : null;

    private static void Read(IDeviceCapture capture)
    {
        var sound = new float[3200];
        while (capture.Read(sound, TimeSpan.FromMilliseconds(200)).Status is CaptureStatus.Sound or CaptureStatus.TimedOut) { }
    }
}
