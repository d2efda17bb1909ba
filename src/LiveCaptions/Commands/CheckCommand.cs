using System.CommandLine;
using LiveCaptions.Health;
using LiveCaptions.SoundCheck;

namespace LiveCaptions.Commands;

/// <summary>Runs a sound check of the service on this machine: a text is read aloud, and its words are looked for everywhere.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public static Command Create(CommandContext context)
    {
        var track = new Option<string?>("--track") { Description = "The track to check [default: the first].", HelpName = "ID" };
        var language = new Option<string?>("--language")
        {
            Description = "The language of the text to read [default: the track's].",
            HelpName = "CODE",
        };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var settings = new SettingOptions().With("--port", "Server:Port", "The port of the service [default: 4955].", "PORT");
        var command = new Command(Name, "Check that what is said arrives as captions, with the service that runs.")
        {
            track,
            language,
            json,
        };
        settings.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                using var http = context.ConnectToService();
                var service = new RunningCheck(settings.Read(parsed, context).Server, http);
                var isJson = parsed.GetValue(json);
                var result = await RunAsync(service, parsed.GetValue(track), parsed.GetValue(language), isJson, context, stop);
                return result.Passed ? ExitCode.Ok : ExitCode.Failed;
            }
        );
        return command;
    }

    private static async Task<CheckResult> RunAsync(
        RunningCheck service,
        string? track,
        string? language,
        bool isJson,
        CommandContext context,
        CancellationToken stop
    )
    {
        var check = await service.BeginAsync(track, language, stop);
        if (!isJson)
            await context.Output.WriteLineAsync(Invitation(check));
        try
        {
            while (check.State is CheckStage.Listening or CheckStage.Arriving)
            {
                await Task.Delay(Interval, context.Time, stop);
                check = await service.ShowAsync(check.Track, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await service.CancelAsync(check.Track);
            throw;
        }
        if (check.Result is not { } result)
            throw new SoundCheckException(
                check.Sentence ?? "The sound check was cancelled by somebody else, so there is no result. Run it again."
            );
        await context.Output.WriteAsync(isJson ? RunningCheck.Json(check) : Text(check, result));
        return result;
    }

    private static string Invitation(CheckReport check) =>
        check.IsRead
            ? $"Sound check of the track {check.Track}. Read this aloud:\n\n  {check.Text}\n"
            : $"Sound check of the track {check.Track}, which plays a text that is known. Just wait.\n";

    private static string Text(CheckReport check, CheckResult result)
    {
        var wrong = string.Join(", ", result.Wrong.Select(word => $"{word.Said ?? "(nothing)"} → {word.Heard ?? "(nothing)"}"));
        return $"Heard: {check.Heard}\n"
            + (wrong.Length > 0 ? $"Wrong: {wrong}\n" : "")
            + $"\n{Findings.Text(result.Findings)}\n{result.Sentence}\n";
    }
}

/// <summary>There is no result of a sound check; the message says why.</summary>
internal sealed class SoundCheckException(string message) : Exception(message), IUserFacingError;
