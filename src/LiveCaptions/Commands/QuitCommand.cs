using System.CommandLine;
using LiveCaptions.Desktop;

namespace LiveCaptions.Commands;

/// <summary>Stops every running service of this user in good order, and waits until it is gone.</summary>
internal static class QuitCommand
{
    public const string Name = "quit";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.1);

    public static Command Create(CommandContext context)
    {
        var command = new Command(Name, "Stop LiveCaptions wherever this user runs it, and wait until it has ended.");
        command.SetAction((_, stop) => RunAsync(context, stop));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken stop)
    {
        var running = context.Instances.All();
        if (running.Count == 0)
        {
            await context.Output.WriteLineAsync("LiveCaptions is not running, so there was nothing to stop.");
            return ExitCode.Ok;
        }
        foreach (var instance in running)
            context.Instances.AskToQuit(instance);
        var begun = context.Time.GetTimestamp();
        while (running.FirstOrDefault(instance => IsThere(instance, context)) is { } left)
        {
            if (context.Time.GetElapsedTime(begun) > Patience)
            {
                await context.Error.WriteLineAsync(
                    $"LiveCaptions on port {left.Port} has not stopped within {Patience.TotalSeconds} s, so its captions may still be shown. End process {left.Process} yourself."
                );
                return ExitCode.Failed;
            }
            await Task.Delay(Look, context.Time, stop);
        }
        await context.Output.WriteLineAsync("LiveCaptions has stopped.");
        return ExitCode.Ok;
    }

    /// <summary>Its files are in use until both processes have ended.</summary>
    private static bool IsThere(InstanceRecord instance, CommandContext context) => instance.Processes.Any(context.IsRunning);
}
