using System.Globalization;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>How OBS and the captions in it stand.</summary>
/// <param name="Address">Where OBS answers.</param>
/// <param name="ObsVersion">Of OBS.</param>
/// <param name="ObsWebSocketVersion">Of its WebSocket server.</param>
/// <param name="Enabled">LiveCaptions connects to it when it runs.</param>
/// <param name="Source">The name of the source for captions.</param>
/// <param name="SourceKind">Its kind; null: there is none of this name in this scene collection.</param>
/// <param name="Scenes">All scenes, the one on air first.</param>
/// <param name="Stream">live, not live or reconnecting.</param>
/// <param name="Recording">running, not running or paused.</param>
internal sealed record ObsStatus(
    string Address,
    string ObsVersion,
    string ObsWebSocketVersion,
    bool Enabled,
    string Source,
    string? SourceKind,
    IReadOnlyList<string> Scenes,
    string Stream,
    string Recording
)
{
    /// <summary>Asks OBS.</summary>
    /// <exception cref="ObsException">It does not answer.</exception>
    public static async Task<ObsStatus> AskAsync(IObsRequests obs, ObsSettings settings, CancellationToken stop)
    {
        var version = await obs.GetVersionAsync(stop);
        var (stream, record) = (await obs.GetStreamStatusAsync(stop), await obs.GetRecordStatusAsync(stop));
        var input = (await obs.GetInputListAsync(cancel: stop)).FirstOrDefault(i => i.InputName == settings.TextSource.Name);
        var scenes = await obs.GetSceneListAsync(stop);
        return new(
            settings.Address,
            version.ObsVersion,
            version.ObsWebSocketVersion,
            settings.Enabled,
            settings.TextSource.Name,
            input?.InputKind,
            [.. scenes.Scenes.Select(s => s.SceneName).OrderByDescending(name => name == scenes.CurrentProgramSceneName)],
            stream.OutputReconnecting ? "reconnecting"
                : stream.OutputActive ? "live"
                : "not live",
            record.OutputPaused ? "paused"
                : record.OutputActive ? "running"
                : "not running"
        );
    }

    /// <summary>The same for people.</summary>
    public string Text() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            OBS {ObsVersion} (obs-websocket {ObsWebSocketVersion}) answers at {Address}.
              Captions   {(Enabled ? "connected when LiveCaptions runs" : "not connected: run livecaptions obs setup")}
              Source     {(SourceKind is null ? $"there is no \"{Source}\" in this scene collection" : $"\"{Source}\" ({SourceKind})")}
              Stream     {Stream}
              Recording  {Recording}
            """
        );
}
