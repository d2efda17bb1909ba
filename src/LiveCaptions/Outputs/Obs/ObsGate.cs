using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>Closes the caption gate while the chosen input is muted in OBS, or while another scene is on air.</summary>
/// <remarks>Threading: runs in its loop. While OBS is away its last state counts: a crash must not put on screen what was muted.</remarks>
internal sealed class ObsGate(ObsGateSettings settings, CaptionGate gate, ObsClient obs, MonotonicClock clock, ILogger logger)
    : ObsOutput("OBS gate", obs, clock, logger)
{
    private string? input = settings.Input;
    private bool muted;
    private string? scene;

    public override string Activity => gate.HeldBack ?? "captions are let through.";

    protected override async Task ResyncAsync(CancellationToken stop)
    {
        await QueryAsync(stop);
        gate.Follow(Reason);
    }

    protected override async Task OnEventAsync(ObsEvent obsEvent, CancellationToken stop)
    {
        switch (obsEvent)
        {
            case CurrentSceneCollectionChanged:
                await QueryAsync(stop);
                break;
            case InputCreated created when created.InputName == input:
                await QueryAsync(stop);
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
        gate.Follow(Reason);
    }

    protected override Task<TimeSpan?> StepAsync(CancellationToken stop) => Task.FromResult<TimeSpan?>(null);

    private string? Reason =>
        input is not null && muted ? $"Captions are held back because \"{input}\" is muted in OBS."
        : settings.Scene is { } wanted && scene is not null && scene != wanted
            ? $"Captions are held back because the scene \"{scene}\" is on air, not \"{wanted}\"."
        : null;

    private async Task QueryAsync(CancellationToken stop)
    {
        scene = (await Obs.GetSceneListAsync(stop)).CurrentProgramSceneName;
        if (input is null)
            return;
        try
        {
            muted = await Obs.GetInputMuteAsync(input, stop);
            Status.Clear();
        }
        catch (ObsRequestException e) when (e.Status is RequestStatus.ResourceNotFound or RequestStatus.InvalidResourceState)
        {
            muted = false;
            Status.Report(
                $"OBS has no audio input \"{input}\" in this scene collection, so captions do not follow its mute; name another input in Obs:Gate:Input."
            );
        }
    }
}
