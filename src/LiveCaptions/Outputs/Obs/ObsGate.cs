using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>Holds captions back while the chosen input is muted in OBS, or another scene is on air.</summary>
/// <remarks>Threading: all in its loop. While OBS is away its last word counts: a crash must not put on screen what was muted.</remarks>
internal sealed class ObsGate(ObsGateSettings settings, CaptionGate gate, ObsClient obs, MonotonicClock clock, ILogger logger)
    : ObsOutput("OBS gate", obs, clock, logger)
{
    private string? input = settings.Input;
    private bool muted;
    private string? scene;

    public override string Doing => gate.HeldBack ?? "captions are let through.";

    public override void Clear() { }

    protected override async Task TakeAsync(ObsEvent happened, CancellationToken stop)
    {
        switch (happened)
        {
            case ConnectionChanged { State.Stage: ObsStage.Ready } or EventsLost or CurrentSceneCollectionChanged:
                await AskAsync(stop);
                break;
            case InputCreated made when made.InputName == input:
                await AskAsync(stop);
                break;
            case InputNameChanged renamed when renamed.OldInputName == input:
                input = renamed.InputName;
                break;
            case InputMuteStateChanged change when change.InputName == input:
                muted = change.InputMuted;
                break;
            case CurrentProgramSceneChanged change:
                scene = change.SceneName;
                break;
        }
        gate.Follow(Why());
    }

    protected override Task<TimeSpan?> StepAsync(CancellationToken stop) => Task.FromResult<TimeSpan?>(null);

    private string? Why() =>
        input is not null && muted ? $"Captions are held back, since \"{input}\" is muted in OBS."
        : settings.Scene is { } wanted && scene is not null && scene != wanted
            ? $"Captions are held back, since the scene \"{scene}\" is on air and not \"{wanted}\"."
        : null;

    private async Task AskAsync(CancellationToken stop)
    {
        scene = (await Obs.GetSceneListAsync(stop)).CurrentProgramSceneName;
        if (input is null)
            return;
        try
        {
            muted = await Obs.GetInputMuteAsync(input, stop);
            Status.Withdraw();
        }
        catch (ObsRequestException e) when (e.Status is RequestStatus.ResourceNotFound or RequestStatus.InvalidResourceState)
        {
            muted = false;
            Status.Say(
                $"OBS has no input \"{input}\" with sound in this scene collection, so captions do not follow its mute; name another one in Obs:Gate:Input."
            );
        }
    }
}
