using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>OBS on this machine or another, and what of the captions goes there.</summary>
internal sealed record ObsSettings
{
    /// <summary>Whether OBS is looked for at all.</summary>
    public bool Enabled { get; init; }

    /// <summary>Where its WebSocket server listens.</summary>
    [RegularExpression("^wss?://[^/@?#]+/?$", ErrorMessage = "an address such as \"ws://127.0.0.1:4455\"")]
    public string Address { get; init; } = "ws://127.0.0.1:4455";

    /// <summary>The password of its WebSocket server. Null: it has none, or a file holds it.</summary>
    public string? Password { get; init; }

    /// <summary>A file whose first line is the password; it wins over <see cref="Password"/>.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Id of the track whose captions go to OBS. Null: the first.</summary>
    public string? Track { get; init; }

    public ObsTextSourceSettings TextSource { get; init; } = new();
    public ObsOverlaySettings Overlay { get; init; } = new();
    public ObsStreamCaptionSettings StreamCaptions { get; init; } = new();
    public ObsRecordingSettings Recordings { get; init; } = new();
    public ObsGateSettings Gate { get; init; } = new();

    /// <summary>Never the password: whoever logs settings shall not log it.</summary>
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

    /// <summary>Characters a line.</summary>
    [Range(20, 80)]
    public int Chars { get; init; } = 42;
}

/// <summary>The overlay in browser sources of OBS.</summary>
internal sealed record ObsOverlaySettings
{
    /// <summary>Whether browser sources with our pages are reloaded when OBS is connected.</summary>
    public bool Reload { get; init; } = true;

    /// <summary>Whether every browser source gets frames as a window event too, for overlays of other people.</summary>
    public bool Events { get; init; }
}

/// <summary>Captions inside the stream, which viewers switch on with the player's CC button.</summary>
internal sealed record ObsStreamCaptionSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>Whose viewers they are for: services show more or less of a caption.</summary>
    [AllowedValues("youtube", "facebook", "twitch")]
    public string Profile { get; init; } = "youtube";
}

/// <summary>Subtitles beside the recordings of OBS.</summary>
internal sealed record ObsRecordingSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>Where they are put. Null: beside the recording.</summary>
    public string? Folder { get; init; }

    /// <summary>Which files.</summary>
    [AllowedValues("srt", "vtt", "srt+vtt")]
    public string Formats { get; init; } = "srt+vtt";

    /// <summary>Seconds by which subtitles are later than the sound came, for equipment that delays it.</summary>
    [Range(-10.0, 10.0)]
    public double Offset { get; init; }
}

/// <summary>When OBS says that what is said is not for the audience.</summary>
internal sealed record ObsGateSettings
{
    /// <summary>The input whose mute captions follow, push-to-talk included. Null: none.</summary>
    public string? Input { get; init; }

    /// <summary>Captions only while this scene is on air. Null: any.</summary>
    public string? Scene { get; init; }
}
