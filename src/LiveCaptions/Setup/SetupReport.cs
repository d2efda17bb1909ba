using System.Text.Json.Serialization;
using LiveCaptions.Audio;
using LiveCaptions.Capture;
using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;

namespace LiveCaptions.Setup;

/// <summary>Whether a step of the set-up still needs the user.</summary>
[JsonConverter(typeof(CamelCaseNames<StepState>))]
internal enum StepState
{
    /// <summary>It works.</summary>
    Ready,

    /// <summary>Something is missing; the step says what to do.</summary>
    Attention,
}

/// <summary>A step of the set-up as things stand.</summary>
/// <param name="Step">"input", "model" or "obs".</param>
/// <param name="Sentence">What is the case.</param>
/// <param name="WayOn">What to do; null if it works.</param>
internal sealed record SetupStep(string Step, StepState State, string Sentence, string? WayOn);

/// <summary>The set-up as things stand.</summary>
/// <param name="Done">The user has been through it.</param>
internal sealed record SetupReport(bool Done, IReadOnlyList<SetupStep> Steps);

/// <summary>Looks at what the set-up is about: who speaks, what recognises, and OBS.</summary>
internal sealed class SetupLook(SetupMark mark, TrackRoster roster, ISoundDevices devices, IRecognisers recognisers, IObsReports obs)
{
    private const string SpeakWayOn = "Choose who speaks under \"Who speaks\".";

    public SetupReport Report() => new(mark.IsDone, [Input(), Model(), Obs()]);

    private SetupStep Input()
    {
        if (roster.Tracks is not [var first, ..])
            return new("input", StepState.Attention, "There is no track, so nobody is captioned.", SpeakWayOn);
        if (roster.Find(first.Id)?.Source == TrackSettings.Demo)
            return new(
                "input",
                StepState.Attention,
                HasMicrophone()
                    ? "The demo clip plays, so nobody at this machine is captioned."
                    : "No microphone was found, so the demo clip plays in its place.",
                HasMicrophone()
                    ? SpeakWayOn
                    : "Plug a microphone in and allow programs to use it; it appears under \"Who speaks\" by itself."
            );
        return first.State is TrackState.Running or TrackState.Starting && first.Message is null
            ? new("input", StepState.Ready, $"{first.Source} is captioned on the track {first.Label}.", null)
            : new("input", StepState.Attention, first.Message ?? $"{first.Source} gives no sound now.", SpeakWayOn);
    }

    private SetupStep Model() =>
        new("model", StepState.Ready, $"{ModelFolder.NameOf(recognisers.Model + ".bin")} recognises what is said.", null);

    private SetupStep Obs()
    {
        var report = obs.Report();
        return report.State switch
        {
            "ready" when report.Outputs.FirstOrDefault(output => !output.Working) is { } broken => new(
                "obs",
                StepState.Attention,
                $"OBS is connected, but {broken.Name}: {broken.Message}",
                "Put the captions into a scene again under \"Into OBS\"."
            ),
            "ready" => new("obs", StepState.Ready, report.Message, null),
            "off" => new(
                "obs",
                StepState.Attention,
                "OBS is not connected yet, so captions are on this machine's pages only.",
                "Open OBS, switch on Tools → WebSocket Server Settings → Enable WebSocket server, and connect it under \"Into OBS\"."
            ),
            "rejected" => new(
                "obs",
                StepState.Attention,
                report.Message,
                "OBS shows the password in Tools → WebSocket Server Settings → Show Connect Info; enter it under \"Into OBS\"."
            ),
            _ => new(
                "obs",
                StepState.Attention,
                report.Message,
                "Open OBS, and switch on Tools → WebSocket Server Settings → Enable WebSocket server; it is connected by itself."
            ),
        };
    }

    private bool HasMicrophone()
    {
        try
        {
            return devices.List().Any(device => device.Kind == SoundDeviceKind.Microphone);
        }
        catch (SoundDeviceException)
        {
            return false;
        }
    }
}
