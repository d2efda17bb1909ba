using System.Globalization;
using LiveCaptions.Access;
using LiveCaptions.Audio;
using LiveCaptions.Capture;
using LiveCaptions.Hosting;
using LiveCaptions.Models;
using LiveCaptions.Obs;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Commands;

/// <summary>What the user is told of an error: a sentence, never a stack trace.</summary>
internal readonly record struct CommandError(string Sentence, int ExitCode)
{
    /// <summary>Turns an exception into a sentence; what nobody foresaw is written to a file that the sentence names.</summary>
    public static CommandError Explain(Exception trouble, string? folder = null) =>
        trouble switch
        {
            SettingsException or UsageException => new(trouble.Message, Commands.ExitCode.BadUsage),
            SpeechException
            or SourceException
            or SoundDeviceException
            or PortInUseException
            or ObsException
            or ModelException
            or TokenException => new(trouble.Message, Commands.ExitCode.Failed),
            AggregateException { InnerExceptions: [var only] } => Explain(only, folder),
            IOException or UnauthorizedAccessException => new(
                $"A file or the network failed: {trouble.Message} {Written(trouble, folder)}",
                Commands.ExitCode.Failed
            ),
            _ => new(
                $"LiveCaptions stopped because of a fault of its own ({trouble.GetType().Name}: {FirstLine(trouble.Message)}). "
                    + $"{Written(trouble, folder)} Please report it with that file.",
                Commands.ExitCode.Failed
            ),
        };

    private static string Written(Exception trouble, string? folder)
    {
        try
        {
            folder ??= ProgramFiles.Logs;
            Directory.CreateDirectory(folder);
            var stamp = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            var file = Path.Combine(folder, $"fault-{stamp}.log");
            File.AppendAllText(file, trouble + Environment.NewLine);
            return $"Details are in {file}.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "Details could not be written, since the folder of the logs cannot be used.";
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r', '.');
}
