using CliWrap;

namespace LiveCaptions.Engine;

/// <summary>Measures models in a second process of this program that stands back behind all others, captions on air included.</summary>
internal sealed class StepProcess : IStepProbe
{
    // Below other programs, and with a large model, loading alone takes half a minute.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    public Task<Trial<StepAnswer>> AskAsync(StepQuestion question, CancellationToken stop) =>
        TrialProcess.AskAsync<StepAnswer>(StandingBack(TrialProcess.Self(question.Arguments())), Timeout, stop);

    /// <remarks>On Linux a process cannot lower all of its threads by itself; on Windows it can, and does.</remarks>
    private static Command StandingBack(Command command) =>
        OperatingSystem.IsWindows() || !File.Exists(Nice)
            ? command
            : command
                .WithTargetFile(Nice)
                .WithArguments(arguments => arguments.Add(["-n", "19", command.TargetFilePath]).Add(command.Arguments, escape: false));

    private const string Nice = "/usr/bin/nice";
}

/// <summary>Measures a model without disturbing the captions on air; a seam for tests.</summary>
internal interface IStepProbe
{
    Task<Trial<StepAnswer>> AskAsync(StepQuestion question, CancellationToken stop);
}
