using System.CommandLine;
using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Looks for whatever keeps captions from their viewers, and says how to put it right.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    public static Command Create(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "For programs." };
        var options = ObsCommand.Options();
        var command = new Command(Name, "Check everything that captions need, and say how to put right what is wrong.") { json };
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

    /// <summary>All checks, in the order of their numbers; settings were read, so they are the first that is well.</summary>
    private static async Task<IReadOnlyList<Finding>> LookAsync(ServiceSettings settings, CommandContext context, CancellationToken stop) =>
        [
            new(Mark.Good, "The settings can be used."),
            .. await HardwareReport.LookAsync(settings.Recognition, context.Models, context.Cards, stop),
            .. await ObsAsync(settings.Obs, stop),
        ];

    private static async Task<IReadOnlyList<Finding>> ObsAsync(ObsSettings settings, CancellationToken stop)
    {
        if (!settings.Enabled)
            return [new(Mark.Doubtful, "OBS is not connected.", "Obs:Enabled is false.", "Run livecaptions obs setup, if you use OBS.")];
        var findings = new List<Finding>();
        try
        {
            await using var visit = await ObsSession.BeginAsync(settings, stop);
            findings.Add(new(Mark.Good, $"OBS answers at {settings.Address}."));
            findings.AddRange(await new ObsCheckup(settings, visit.Obs).RunAsync(stop));
        }
        catch (ObsException e)
        {
            // What happened and what to do are the two halves of its sentence.
            var (cause, fix) = e.Message.Split("; ", 2) is [var first, var rest]
                ? (first + ".", char.ToUpperInvariant(rest[0]) + rest[1..])
                : (e.Message, "");
            findings.Add(
                new(
                    Mark.Bad,
                    findings.Count == 0 ? $"OBS does not let us in at {settings.Address}." : "OBS did not answer a question.",
                    cause,
                    fix
                )
            );
        }
        return findings;
    }
}
