using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>All settings, with their defaults. Each group says what it is about; <c>config/livecaptions.schema.json</c> says the same to editors.</summary>
internal sealed record AppSettings
{
    public ServerSettings Server { get; init; } = new();

    /// <summary>What is captioned, by the track's id.</summary>
    public IReadOnlyDictionary<string, TrackSettings> Tracks { get; init; } = new Dictionary<string, TrackSettings> { ["main"] = new() };

    public RecognitionSettings Recognition { get; init; } = new();
    public CaptionSettings Captions { get; init; } = new();
    public LogSettings Log { get; init; } = new();
}

/// <summary>Where the service listens: on this machine only.</summary>
internal sealed record ServerSettings
{
    /// <summary>0: any free port.</summary>
    [Range(0, 65535)] public int Port { get; init; } = 4955;

    [Range(1, 10000)] public int MaxViewers { get; init; } = 2000;
}

/// <summary>One source of sound and its captions.</summary>
internal sealed record TrackSettings
{
    /// <summary>Name for people; empty: the track's id.</summary>
    public string Label { get; init; } = "";

    /// <summary><c>demo</c>, <c>stdin</c>, or a file that ffmpeg reads.</summary>
    public string Source { get; init; } = "demo";

    /// <summary>Begins again at the end. The demo always does.</summary>
    public bool Loop { get; init; }

    /// <summary>Of the samples on standard input.</summary>
    public SampleFormat Format { get; init; } = SampleFormat.S16le;

    /// <summary><c>auto</c> or an ISO 639 code.</summary>
    public string Language { get; init; } = "auto";
}

/// <summary>How samples on standard input are written: 16 kHz, mono, little-endian.</summary>
internal enum SampleFormat { S16le, F32le }

/// <summary>The model and its dials.</summary>
internal sealed record RecognitionSettings
{
    public string Model { get; init; } = "models/ggml-tiny.en-q8_0.bin";
    public string VoiceModel { get; init; } = "models/ggml-silero-v6.2.3.bin";

    /// <summary>0: chosen for this machine.</summary>
    [Range(0, 16)] public int Threads { get; init; }

    /// <summary>Seconds of new sound between two decodes.</summary>
    [Range(0.1, 2.0)] public double Step { get; init; } = 0.2;

    /// <summary>Seconds over which hypotheses must agree before a word is settled.</summary>
    [Range(0.2, 5.0)] public double Span { get; init; } = 0.8;
}

/// <summary>How captions look where a viewer asks for nothing else.</summary>
internal sealed record CaptionSettings
{
    [Range(1, 4)] public int Lines { get; init; } = 2;

    /// <summary>Characters a line.</summary>
    [Range(20, 80)] public int Chars { get; init; } = 42;

    /// <summary>Seconds after speech until the screen is cleared.</summary>
    [Range(0.0, 30.0)] public double Hold { get; init; } = 5;
}

/// <summary>What is written down about the program's work; never what was said.</summary>
internal sealed record LogSettings
{
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Empty: <c>livecaptions/logs</c> in the user's application data.</summary>
    public string Folder { get; init; } = "";
}
