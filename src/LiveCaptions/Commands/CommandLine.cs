using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LiveCaptions.Commands;

/// <summary>The program's commands, their exit codes and their errors.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code, as <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, SpeechEngine engine, CommandContext context, CancellationToken stop)
    {
        var serve = new ServeOptions();
        var parsed = Root(serve, engine, context).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            await context.Error.WriteLineAsync(UsageText.Explain(parsed));
            return ExitCode.BadUsage;
        }
        try
        {
            var console = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = context.Output,
                Error = context.Error,
            };
            return await parsed.InvokeAsync(console, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            var serving =
                parsed.CommandResult.Command is RootCommand or { Name: ServeCommand.Name or OpenCommand.Name or SendCommand.Name };
            if (!serving)
                await context.Error.WriteLineAsync("Stopped before the end; no file is left half written.");
            return serving ? ExitCode.Ok : ExitCode.Failed;
        }
        catch (Exception e)
        {
            var error = CommandError.Explain(e);
            await context.Error.WriteLineAsync(error.Sentence);
            return error.ExitCode;
        }
    }

    private static RootCommand Root(ServeOptions options, SpeechEngine engine, CommandContext context)
    {
        var root = new RootCommand("Live captions on your own machine: from any sound to a browser or OBS.");
        ServeCommand.Fill(root, options, engine, context);
        var serve = new Command(ServeCommand.Name, "Show captions to viewers; the default command.");
        ServeCommand.Fill(serve, options, engine, context);
        root.Add(serve);
        AddDesktop(root, engine, context);
        root.Add(TranscribeCommand.Create(engine, context));
        root.Add(TranslateCommand.Create(context));
        root.Add(BenchCommand.Create(engine, context));
        root.Add(HistoryCommand.Create(context));
        root.Add(ExportCommand.Create(context));
        AddSound(root, context);
        root.Add(ObsCommand.Create(context));
        AddMaintenance(root, context);
        AddTrials(root, context);
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = "Show this help.";
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Description = "Show the version.";
        return root;
    }

    /// <summary>Adds what icons, installers and login entries run.</summary>
    private static void AddDesktop(RootCommand root, SpeechEngine engine, CommandContext context)
    {
        root.Add(OpenCommand.Create(engine, context));
        root.Add(QuitCommand.Create(context));
        root.Add(AutostartCommand.Create(context));
    }

    /// <summary>Adds the commands of sound without captions.</summary>
    private static void AddSound(RootCommand root, CommandContext context)
    {
        root.Add(SendCommand.Create(context));
        root.Add(DevicesCommand.Create(context));
    }

    /// <summary>Adds the commands that look after what the service needs.</summary>
    private static void AddMaintenance(RootCommand root, CommandContext context)
    {
        root.Add(ModelsCommand.Create(context));
        root.Add(ToolsCommand.Create(context));
        root.Add(DoctorCommand.Create(context));
        root.Add(CheckCommand.Create(context));
        root.Add(PasswordCommand.Create(context));
        root.Add(TokensCommand.Create(context));
    }

    /// <summary>Adds the commands that the program runs by itself.</summary>
    private static void AddTrials(RootCommand root, CommandContext context)
    {
        root.Add(TryBuildCommand.Create(context));
        root.Add(TryCardCommand.Create(context));
        root.Add(TryModelCommand.Create(context));
    }
}
