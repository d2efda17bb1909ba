using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>OBS on this machine or another, and the captions that go there.</summary>
internal sealed record ObsSettings
{
    /// <summary>Connect to OBS.</summary>
    public bool Enabled { get; init; }

    /// <summary>Address of its WebSocket server.</summary>
    [RegularExpression("^wss?://[^/@?#]+/?$", ErrorMessage = "an address such as \"ws://127.0.0.1:4455\"")]
    public string Address { get; init; } = "ws://127.0.0.1:4455";

    /// <summary>The WebSocket server's password. Null: it has none, or a file holds it.</summary>
    public string? Password { get; init; }

    /// <summary>A file whose first line is the password; it wins over <see cref="Password"/>.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Id of the track whose captions go to OBS. Null: the first track.</summary>
    public string? Track { get; init; }

    public ObsTextSourceSettings TextSource { get; init; } = new();
    public ObsOverlaySettings Overlay { get; init; } = new();
    public ObsStreamCaptionSettings StreamCaptions { get; init; } = new();
    public ObsRecordingSettings Recordings { get; init; } = new();
    public ObsGateSettings Gate { get; init; } = new();

    /// <summary>Omits the password, so that logging the settings does not reveal it.</summary>
    public override string ToString() => $"OBS at {Address}";
}

/// <summary>Captions as the text of a source in OBS.</summary>
internal sealed record ObsTextSourceSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>The source's name in OBS.</summary>
    public string Name { get; init; } = "LiveCaptions";

    [Range(1, 4)]
    public int Lines { get; init; } = 2;

    /// <summary>Characters per line.</summary>
    [Range(20, 80)]
    public int Chars { get; init; } = 42;
}

/// <summary>The overlay in browser sources of OBS.</summary>
internal sealed record ObsOverlaySettings
{
    /// <summary>Reload browser sources that show LiveCaptions' pages when OBS connects.</summary>
    public bool Reload { get; init; } = true;

    /// <summary>Also send frames to every browser source as a window event, for third-party overlays.</summary>
    public bool Events { get; init; }
}

/// <summary>Captions inside the stream, which viewers switch on with the player's CC button.</summary>
internal sealed record ObsStreamCaptionSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>The streaming service, which determines how much of a caption is shown.</summary>
    [AllowedValues("youtube", "facebook", "twitch")]
    public string Profile { get; init; } = "youtube";
}

/// <summary>Subtitles beside the recordings of OBS.</summary>
internal sealed record ObsRecordingSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>Folder of the subtitles. Null: beside the recording.</summary>
    public string? Folder { get; init; }

    /// <summary>Formats of the files.</summary>
    [AllowedValues("srt", "vtt", "srt+vtt")]
    public string Formats { get; init; } = "srt+vtt";

    /// <summary>Seconds by which subtitles are delayed, for equipment that delays the sound.</summary>
    [Range(-10.0, 10.0)]
    public double Offset { get; init; }
}

/// <summary>When OBS holds captions back from the audience.</summary>
internal sealed record ObsGateSettings
{
    /// <summary>Hold captions back while this input is muted, push-to-talk included. Null: none.</summary>
    public string? Input { get; init; }

    /// <summary>Show captions only while this scene is on air. Null: any scene.</summary>
    public string? Scene { get; init; }
}
