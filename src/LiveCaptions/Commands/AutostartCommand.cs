using System.CommandLine;
using LiveCaptions.Desktop;

namespace LiveCaptions.Commands;

/// <summary>Shows or sets what starts the program by itself; an uninstaller switches it off.</summary>
internal static class AutostartCommand
{
    public const string Name = "autostart";

    private static readonly Dictionary<string, AutostartWith> Ways = new()
    {
        ["computer"] = AutostartWith.Computer,
        ["obs"] = AutostartWith.Obs,
        ["off"] = AutostartWith.Off,
    };

    public static Command Create(CommandContext context)
    {
        var with = new Argument<string?>("with")
        {
            Description = "\"computer\", \"obs\" or \"off\"; without it, the present state is shown.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var config = new Option<string>("--config") { Description = "Start with the settings of this file.", HelpName = "FILE" };
        var command = new Command(Name, "Start LiveCaptions with the computer, with OBS, or not by itself.") { with, config };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(with), context.Autostart(parsed.GetValue(config)), context));
        return command;
    }

    private static async Task<int> RunAsync(string? with, Autostart autostart, CommandContext context)
    {
        if (with is not null)
            autostart.Set(
                Ways.TryGetValue(with, out var way)
                    ? way
                    : throw new UsageException($"\"{with}\" starts nothing, so nothing was changed. Say computer, obs or off.")
            );
        var now = autostart.Show();
        await context.Output.WriteLineAsync(
            now.With switch
            {
                AutostartWith.Computer => $"LiveCaptions starts with the computer: {now.File}",
                AutostartWith.Obs => "LiveCaptions starts with OBS, once its script is in OBS:",
                _ => "LiveCaptions does not start by itself.",
            }
        );
        foreach (var step in now.Steps)
            await context.Output.WriteLineAsync("  " + step);
        if (now.Trouble is { } trouble)
            await context.Error.WriteLineAsync(trouble);
        return ExitCode.Ok;
    }
}
