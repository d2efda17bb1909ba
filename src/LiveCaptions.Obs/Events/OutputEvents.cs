using System.Text.Json.Serialization;

namespace LiveCaptions.Obs.Events;

/// <summary>States of a stream or recording.</summary>
/// <remarks>Source: obs-websocket's protocol.md, ObsOutputState.</remarks>
[JsonConverter(typeof(OutputStateReader))]
public enum OutputState
{
    /// <summary>A state unknown to this library.</summary>
    Unknown,

    /// <summary>The output is about to start.</summary>
    Starting,

    /// <summary>The output is running.</summary>
    Started,

    /// <summary>The output is about to stop.</summary>
    Stopping,

    /// <summary>The output has stopped.</summary>
    Stopped,

    /// <summary>The server was lost and OBS is reconnecting; captions sent now are lost.</summary>
    Reconnecting,

    /// <summary>OBS has reconnected to the server.</summary>
    Reconnected,

    /// <summary>The recording is paused.</summary>
    Paused,

    /// <summary>The recording has resumed.</summary>
    Resumed,
}

/// <summary>The state of the stream changed.</summary>
/// <param name="OutputActive">Also false while reconnecting; prefer <paramref name="OutputState"/>.</param>
/// <param name="OutputState">The new state.</param>
public sealed record StreamStateChanged(bool OutputActive, OutputState OutputState) : ObsEvent;

/// <summary>The state of the recording changed.</summary>
/// <param name="OutputActive">Also false while paused; prefer <paramref name="OutputState"/>.</param>
/// <param name="OutputState">The new state.</param>
/// <param name="OutputPath">The recorded file; always set at Stopped, and at Started where OBS knows it.</param>
public sealed record RecordStateChanged(bool OutputActive, OutputState OutputState, string? OutputPath = null) : ObsEvent;

/// <summary>The recording continues in another file (OBS 30.2 and later).</summary>
public sealed record RecordFileChanged(string NewOutputPath) : ObsEvent;
