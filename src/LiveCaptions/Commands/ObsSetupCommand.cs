using System.CommandLine;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Connects OBS and puts captions into a scene; a person only types the password.</summary>
internal static class ObsSetupCommand
{
    private const int MaxTries = 3;

    public static Command Create(CommandContext context)
    {
        var scene = new Option<string>("--scene")
        {
            Description = "The scene that gets captions [default: the one on air].",
            HelpName = "SCENE",
        };
        var name = new Option<string>("--name") { Description = "The source's name in OBS [default: LiveCaptions].", HelpName = "NAME" };
        var kind = new Option<string>("--as")
        {
            Description = "text or overlay [default: the overlay where OBS has browser sources].",
            HelpName = "KIND",
        };
        kind.AcceptOnlyFromAmong("text", "overlay");
        var options = ObsCommand.Options();
        var command = new Command("setup", "Connect OBS and put captions into a scene.") { scene, name, kind };
        options.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                var settings = options.Read(parsed, context);
                var request = new ObsSetupRequest(
                    parsed.GetValue(name) ?? settings.Obs.TextSource.Name,
                    parsed.GetValue(scene),
                    parsed.GetValue(kind) is { } wanted ? Enum.Parse<ObsSourceKind>(wanted, ignoreCase: true) : null,
                    new Uri($"http://127.0.0.1:{settings.Server.Port}/overlay"),
                    settings.Obs.TextSource.Chars
                );
                return RunAsync(settings, request, options.FileOf(parsed), context, stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServiceSettings settings,
        ObsSetupRequest request,
        string? file,
        CommandContext context,
        CancellationToken stop
    )
    {
        var (visit, used) = await ConnectAsync(settings.Obs, context, stop);
        await using var _ = visit;
        var result = await new ObsConfigurator(file).SetUpAsync(visit, used, request, stop);
        await context.Output.WriteLineAsync($"{result.Told}{Environment.NewLine}livecaptions obs remove removes everything again.");
        return ExitCode.Ok;
    }

    /// <summary>Connects with the password in the settings, and asks for another one if OBS refuses it.</summary>
    private static async Task<(ObsSession Visit, ObsSettings Used)> ConnectAsync(
        ObsSettings settings,
        CommandContext context,
        CancellationToken stop
    )
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return (await ObsSession.BeginAsync(settings, stop), settings);
            }
            catch (ObsUnavailableException e) when (e.WrongPassword && tries <= MaxTries)
            {
                await context.Error.WriteLineAsync(
                    tries == 1 ? "OBS asks for a password: Tools → WebSocket Server Settings → Show Connect Info → Copy." : e.Message
                );
                if (await context.AskHiddenAsync("Password: ", stop) is not { Length: > 0 } typed)
                    throw;
                settings = settings with { Password = typed, PasswordFile = null };
            }
        }
    }
}
