using System.Text.Json.Serialization;

namespace LiveCaptions.Obs.Events;

/// <summary>What a stream or recording does.</summary>
/// <remarks>Source: obs-websocket's protocol.md, ObsOutputState.</remarks>
[JsonConverter(typeof(OutputStateReader))]
public enum OutputState
{
    /// <summary>One that this library does not know.</summary>
    Unknown,

    /// <summary>Is about to start.</summary>
    Starting,

    /// <summary>Runs.</summary>
    Started,

    /// <summary>Is about to stop.</summary>
    Stopping,

    /// <summary>Has stopped.</summary>
    Stopped,

    /// <summary>Lost the server and tries to reach it again; captions sent now are lost.</summary>
    Reconnecting,

    /// <summary>Reached it again.</summary>
    Reconnected,

    /// <summary>The recording pauses.</summary>
    Paused,

    /// <summary>The recording goes on.</summary>
    Resumed,
}

/// <summary>The stream is in another state.</summary>
/// <param name="OutputActive">False while reconnecting, too: go by <paramref name="OutputState"/>.</param>
/// <param name="OutputState">Which.</param>
public sealed record StreamStateChanged(bool OutputActive, OutputState OutputState) : ObsEvent;

/// <summary>The recording is in another state.</summary>
/// <param name="OutputActive">False while paused, too: go by <paramref name="OutputState"/>.</param>
/// <param name="OutputState">Which.</param>
/// <param name="OutputPath">The file, where OBS names it: at Started and Stopped, at the latest at Stopped.</param>
public sealed record RecordStateChanged(bool OutputActive, OutputState OutputState, string? OutputPath = null) : ObsEvent;

/// <summary>The recording goes on in another file (from OBS 30.2 on).</summary>
public sealed record RecordFileChanged(string NewOutputPath) : ObsEvent;
