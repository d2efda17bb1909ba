using System.Globalization;
using LiveCaptions.Files;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>An error as the command line shows it: a sentence, never a stack trace.</summary>
internal readonly record struct CommandError(string Sentence, int ExitCode)
{
    /// <summary>Turns an exception into a sentence; the details of an unexpected one go to a file that the sentence names.</summary>
    /// <param name="folder">The folder of that file; null: the folder of the logs.</param>
    public static CommandError Explain(Exception error, string? folder = null) =>
        error switch
        {
            SettingsException or UsageException => new(error.Message, Commands.ExitCode.BadUsage),
            AggregateException { InnerExceptions: [var only] } => Explain(only, folder),
            _ when UserFacingError.Of(error) is not null => new(error.Message, Commands.ExitCode.Failed),
            IOException or UnauthorizedAccessException => new(
                $"A file or the network failed: {error.Message} {Details(error, folder)}",
                Commands.ExitCode.Failed
            ),
            _ => new(
                $"LiveCaptions stopped because of a fault of its own ({error.GetType().Name}: {FirstLine(error.Message)}). "
                    + $"{Details(error, folder)} Please report it with that file.",
                Commands.ExitCode.Failed
            ),
        };

    private static string Details(Exception error, string? folder)
    {
        try
        {
            folder ??= ProgramFiles.Logs;
            if (folder == ProgramFiles.Logs)
                PrivateFolder.Create(folder);
            else
                Directory.CreateDirectory(folder);
            var stamp = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            var file = Path.Combine(folder, $"fault-{stamp}.log");
            File.AppendAllText(file, error + Environment.NewLine);
            return $"Details are in {file}.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "Details could not be written, since the folder of the logs cannot be used.";
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r', '.');
}
