using System.CommandLine;
using LiveCaptions.Looks;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Connects OBS and puts captions into a scene; a person only types the password.</summary>
internal static class ObsSetupCommand
{
    private const int MaxTries = 3;

    public static Command Create(CommandContext context)
    {
        var scene = Named("--scene", "SCENE", "The scene that gets captions [default: the one on air].");
        var name = Named("--name", "NAME", "The source's name in OBS [default: LiveCaptions].");
        var kind = Named("--as", "KIND", "text or overlay [default: the overlay where OBS has browser sources].");
        kind.AcceptOnlyFromAmong("text", "overlay");
        var look = Named("--look", "LOOK", "A look saved in the builder, for the overlay.");
        var options = ObsCommand.Options();
        var command = new Command("setup", "Connect OBS and put captions into a scene.") { scene, name, kind, look };
        options.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                var settings = options.Read(parsed, context);
                var file = options.FileOf(parsed);
                var request = new ObsSetupRequest(
                    parsed.GetValue(name) ?? settings.Obs.TextSource.Name,
                    parsed.GetValue(scene),
                    KindOf(parsed.GetValue(kind)),
                    ObsSources.Overlay(settings.Server.Port, look: null),
                    settings.Obs.TextSource.Chars
                );
                return RunAsync(settings, WithLook(request, parsed.GetValue(look), file, context), file, context, stop);
            }
        );
        return command;
    }

    private static ObsSourceKind? KindOf(string? name) => name is null ? null : Enum.Parse<ObsSourceKind>(name, ignoreCase: true);

    private static Option<string> Named(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    /// <exception cref="ObsSetupException">There is no such look, or it is asked for a text source.</exception>
    private static ObsSetupRequest WithLook(ObsSetupRequest request, string? look, string? file, CommandContext context)
    {
        if (look is null)
            return request;
        if (request.Kind == ObsSourceKind.Text)
            throw new ObsSetupException("A text source has no look of ours, so nothing was changed; leave out --as text or --look.");
        var looks = new StoredLooks(new(SavedSettings.LooksFor(file), context.Time));
        return looks.Find(look) is null
            ? throw new ObsSetupException(looks.Trouble ?? looks.NoSuch(look))
            : request with
            {
                Kind = ObsSourceKind.Overlay,
                Overlay = ObsSources.Overlay(request.Overlay.Port, look),
            };
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
