using System.CommandLine;
using LiveCaptions.Desktop;
using LiveCaptions.Hosting;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Shows captions to viewers until it is stopped.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    /// <summary>The variable that sets the port.</summary>
    private const string PortVariable = "LIVECAPTIONS__SERVER__PORT";

    /// <summary>Gives a command the options and the action of <c>serve</c>.</summary>
    public static void Fill(Command command, ServeOptions options, SpeechEngine engine, CommandContext context)
    {
        options.Settings.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var show = Read(options.Settings, parsed, engine, context);
                using var instance = await context.Instances.OwnAsync(show.Port, context.Time, stop);
                if (instance is not null)
                    return await show.RunAsync(instance, page: null, stop);
                // After a crash, another start has come first; two that fight for the port would help nobody.
                return context.Restarts.Count > 0
                    ? ExitCode.Ok
                    : throw new AlreadyRunningException(show.Port, context.Instances.Find(show.Port));
            }
        );
    }

    /// <summary>Reads the settings of a run.</summary>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public static CaptionShow Read(SettingOptions options, ParseResult parsed, SpeechEngine engine, CommandContext context)
    {
        var warnings = new List<string>();
        var settings = options.Read(parsed, context, warnings.Add);
        var file = options.FileOf(parsed);
        var isPortChosen = options.Gives(parsed, "Server:Port") || context.Environment.Contains(PortVariable);
        SettingValue[] given = [.. options.Given(parsed)];
        var environment = EnvironmentOf(context, file, warnings) with
        {
            CommandLine = given,
            // Whoever names a file or a setting knows them, and needs no way to them.
            LeadsToSetup = file is null && given.Length == 0,
        };
        return new(settings, environment, engine, context)
        {
            PortFrom =
                isPortChosen ? null
                : file is null ? ""
                : Path.GetFullPath(file),
        };
    }

    /// <param name="file">The settings file in use; rules that are set while the program runs are kept beside it.</param>
    private static ServiceEnvironment EnvironmentOf(CommandContext context, string? file, IReadOnlyList<string> warnings) =>
        new(context.Error, context.Environment, context.Decoder, context.Devices)
        {
            Time = context.Time,
            SettingsFile = file,
            RulesFile = SavedSettings.RulesFor(file),
            LooksFile = SavedSettings.LooksFor(file),
            SetupFile = SavedSettings.SetupFor(file),
            ArchiveFolder = context.Archive,
            SettingsWarnings = warnings,
            Restarts = context.Restarts,
            CanRestart = context.CanRestart,
            Autostart = context.Autostart(file),
        };
}
