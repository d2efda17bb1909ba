using System.CommandLine;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Sets up captions in OBS, shows their status, tests them, and removes them.</summary>
internal static class ObsCommand
{
    public const string Name = "obs";

    /// <summary>The duration of a test.</summary>
    private static readonly TimeSpan TestTime = TimeSpan.FromSeconds(5);

    public static Command Create(CommandContext context)
    {
        var status = new Command("status", "Show the status of OBS and of the captions in it.");
        var remove = new Command("remove", "Remove the captions from OBS, and forget the password.");
        var words = new Argument<string>("WORDS") { Description = "The words to show." };
        var test = new Command("test", "Show words in OBS for five seconds, without speech.") { words };
        Act(status, context, (settings, _, stop) => StatusAsync(settings, context, stop));
        Act(remove, context, (settings, file, stop) => RemoveAsync(settings, file, context, stop));
        Act(test, context, (settings, parsed, stop) => TestAsync(settings, parsed.GetValue(words)!, context, stop), (parsed, _) => parsed);
        return new(Name, "Captions in OBS: set up, show the status, test, remove.")
        {
            ObsSetupCommand.Create(context),
            status,
            test,
            remove,
        };
    }

    /// <summary>Options for the connection to OBS.</summary>
    public static SettingOptions Options() =>
        new SettingOptions()
            .With("--address", "Obs:Address", "Address of OBS's WebSocket server [default: ws://127.0.0.1:4455].", "URL")
            .With("--password-file", "Obs:PasswordFile", "A file whose first line is the password.", "FILE");

    private static void Act(Command command, CommandContext context, Func<ServiceSettings, string?, CancellationToken, Task<int>> act) =>
        Act(command, context, act, (parsed, options) => options.FileOf(parsed));

    private static void Act<T>(
        Command command,
        CommandContext context,
        Func<ServiceSettings, T, CancellationToken, Task<int>> act,
        Func<ParseResult, SettingOptions, T> more
    )
    {
        var options = Options();
        options.AddTo(command);
        command.SetAction((parsed, stop) => act(options.Read(parsed, context), more(parsed, options), stop));
    }

    private static async Task<int> StatusAsync(ServiceSettings settings, CommandContext context, CancellationToken stop)
    {
        await using var visit = await ObsSession.BeginAsync(settings.Obs, stop);
        await context.Output.WriteLineAsync((await ObsStatus.QueryAsync(visit.Obs, settings.Obs, stop)).Text());
        return ExitCode.Ok;
    }

    private static async Task<int> TestAsync(ServiceSettings settings, string words, CommandContext context, CancellationToken stop)
    {
        await using var visit = await ObsSession.BeginAsync(settings.Obs, stop);
        var text = settings.Obs.TextSource.Enabled;
        if (text)
            await visit.Obs.SetInputSettingsAsync(settings.Obs.TextSource.Name, new() { ["text"] = words }, cancel: stop);
        var live =
            settings.Obs.StreamCaptions.Enabled && await visit.Obs.SendStreamCaptionAsync(new Cea608Text().Transliterate(words), stop);
        if (!text && !live)
            throw new ObsSetupException(
                "OBS shows the overlay and is not live, so there is nothing to put the words into; run livecaptions --source demo to see captions in the overlay."
            );
        await context.Output.WriteLineAsync(
            $"The words are {(text ? $"in \"{settings.Obs.TextSource.Name}\"" : "")}{(text && live ? " and " : "")}{(live ? "in the stream's captions" : "")} for {TestTime.TotalSeconds} seconds."
        );
        await Task.Delay(TestTime, context.Time, stop);
        if (text)
            await visit.Obs.SetInputSettingsAsync(settings.Obs.TextSource.Name, new() { ["text"] = "" }, cancel: stop);
        if (live)
            await visit.Obs.SendStreamCaptionAsync("", stop);
        return ExitCode.Ok;
    }

    private static async Task<int> RemoveAsync(ServiceSettings settings, string? file, CommandContext context, CancellationToken stop)
    {
        await using var visit = await ObsSession.BeginAsync(settings.Obs, stop);
        await context.Output.WriteLineAsync(await new ObsConfigurator(file).RemoveAsync(visit, stop));
        return ExitCode.Ok;
    }
}
