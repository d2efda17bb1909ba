using System.CommandLine;
using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;

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

    /// <summary>
    /// All checks, in the order of their numbers. The first always passes: without usable settings the command does not run.
    /// </summary>
    private static async Task<IReadOnlyList<Finding>> LookAsync(ServiceSettings settings, CommandContext context, CancellationToken stop) =>
        [
            new(Mark.Good, "The settings can be used."),
            .. await HardwareReport.LookAtBuildsAsync(context.Models, context.Builds, stop),
            .. await HardwareReport.LookAsync(settings.Recognition, context.Models, context.Cards, stop),
            .. await ObsAsync(settings.Obs, stop),
        ];

    private static async Task<IReadOnlyList<Finding>> ObsAsync(ObsSettings settings, CancellationToken stop)
    {
        if (!settings.Enabled)
            return [new(Mark.Doubtful, Problem.ObsOff.About(), "Obs:Enabled is false.", "Run livecaptions obs setup, if you use OBS.")];
        var findings = new List<Finding>();
        try
        {
            await using var visit = await ObsSession.BeginAsync(settings, stop);
            findings.Add(new(Mark.Good, $"OBS answers at {settings.Address}."));
            findings.AddRange(await new ObsCheckup(settings, visit.Obs).RunAsync(stop));
        }
        catch (ObsException e) when (UserFacingError.Of(e) is { } error)
        {
            var about = findings.Count == 0 ? Problem.ObsClosed.About(settings.Address) : Problem.ObsSilent.About();
            findings.Add(new(Mark.Bad, about, error.What, error.Fix ?? ""));
        }
        return findings;
    }
}
