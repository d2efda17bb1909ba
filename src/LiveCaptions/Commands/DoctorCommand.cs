using System.CommandLine;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Checks;
using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Commands;

/// <summary>Looks for everything that keeps captions from their viewers, and says how to fix it.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    public static Command Create(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var options = ObsCommand.Options();
        var command = new Command(Name, "Check everything that captions need, and say how to fix what is wrong.") { json };
        options.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var findings = await LookAsync(options.Read(parsed, context), context, stop);
                await context.Output.WriteAsync(parsed.GetValue(json) ? Findings.Json(findings) : Findings.Text(findings));
                return findings.Any(f => f.Mark == Mark.Bad) ? ExitCode.Failed : ExitCode.Ok;
            }
        );
        return command;
    }

    /// <summary>The service's own findings if it runs, otherwise those of this machine; the first always passes.</summary>
    private static async Task<IReadOnlyList<Finding>> LookAsync(ServiceSettings settings, CommandContext context, CancellationToken stop)
    {
        // Without usable settings the command does not run.
        var first = new Finding(Mark.Good, "The settings can be used.");
        using var client = context.ConnectToService();
        var answer = await ServiceQuestion.AskAsync(settings.Server, client, stop);
        if (answer.Findings is { } findings)
            return [first, .. findings];
        var parts = new EngineParts(context.Models, context.Cards, context.Decoder, context.Time, _ => { }) { Builds = context.Builds };
        var sources = new TrackSources(
            context.Decoder,
            new DeviceSources(context.Devices),
            new BrowserSources(),
            context.Time,
            NullLoggerFactory.Instance
        );
        var checks = MachineCheckup.All(settings, parts, context.Devices, sources, answer.State, context.Time);
        return [first, .. await Checkup.RunAsync(checks, context.Time, stop)];
    }
}
