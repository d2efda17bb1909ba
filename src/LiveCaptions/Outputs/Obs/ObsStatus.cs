using System.Globalization;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>The status of OBS and of the captions in it.</summary>
/// <param name="Address">The address of OBS.</param>
/// <param name="ObsVersion">Version of OBS.</param>
/// <param name="ObsWebSocketVersion">Version of its WebSocket server.</param>
/// <param name="Enabled">True if LiveCaptions connects to OBS when it starts.</param>
/// <param name="Source">Name of the source for captions.</param>
/// <param name="SourceKind">Kind of that source; null if this scene collection has no source of this name.</param>
/// <param name="Scenes">All scenes, the one on air first.</param>
/// <param name="Stream">"live", "not live" or "reconnecting".</param>
/// <param name="Recording">"running", "not running" or "paused".</param>
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
    /// <summary>Queries OBS.</summary>
    /// <exception cref="ObsException">OBS does not answer.</exception>
    public static async Task<ObsStatus> QueryAsync(IObsRequests obs, ObsSettings settings, CancellationToken stop)
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

    /// <summary>The status as text for a terminal.</summary>
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
