using System.ComponentModel.DataAnnotations;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Settings;

/// <summary>All settings with their defaults and ranges.</summary>
internal sealed record ServiceSettings
{
    public ServerSettings Server { get; init; } = new();

    /// <summary>In the order in which they were written; viewers who name no track see the first one.</summary>
    public IReadOnlyList<TrackSettings> Tracks { get; init; } = [new TrackSettings()];

    public SourceSettings Sources { get; init; } = new();
    public RecognitionSettings Recognition { get; init; } = new();
    public RemoteSettings Remote { get; init; } = new();
    public ModelSettings Models { get; init; } = new();
    public FfmpegSettings Ffmpeg { get; init; } = new();
    public CaptionSettings Captions { get; init; } = new();
    public WordSettings Words { get; init; } = new();
    public Treatment Overlay { get; init; } = new();
    public Treatment Readers { get; init; } = new();
    public Treatment Exports { get; init; } = new();
    public TextFileSettings TextFile { get; init; } = new();

    /// <summary>Captions as text to elsewhere, in the order in which they were written.</summary>
    public IReadOnlyList<OutputSettings> Outputs { get; init; } = [];

    /// <summary>Engines that translate captions.</summary>
    public IReadOnlyList<TranslatorSettings> Translators { get; init; } = [];

    public RoomSettings Room { get; init; } = new();
    public RedisSettings Redis { get; init; } = new();
    public ArchiveSettings Archive { get; init; } = new();
    public LogSettings Log { get; init; } = new();
    public TelemetrySettings Telemetry { get; init; } = new();
    public ObsSettings Obs { get; init; } = new();

    /// <summary>The text rules that the program starts with.</summary>
    public RuleBook ToRuleBook() =>
        new(
            Words.ToLists(),
            new Dictionary<TextOutput, Treatment>
            {
                [TextOutput.Overlay] = Overlay,
                [TextOutput.Readers] = Readers,
                [TextOutput.Exports] = Exports,
            }
        );
}

/// <summary>The speech model and the resources it may use.</summary>
internal sealed record RecognitionSettings
{
    /// <summary>A whisper.cpp model file, the name of a model on this machine, or "auto": the largest model that is fast enough.</summary>
    public string Model { get; init; } = "models/ggml-tiny.en-q8_0.bin";

    /// <summary>A Silero model file of whisper.cpp, which detects speech.</summary>
    public string VoiceModel { get; init; } = "models/ggml-silero-v6.2.3.bin";

    /// <summary>Threads of one decode. 0: the machine chooses.</summary>
    [Range(0, 16)]
    public int Threads { get; init; }

    /// <summary>
    /// Processor cores that recognition may use for all tracks together. 0: half of them; the others are for OBS, the game and the browser.
    /// </summary>
    [Range(0, 64)]
    public int MaxCores { get; init; }

    /// <summary>"below-normal": other programs take precedence, and captions are later while they do.</summary>
    [AllowedValues("normal", "below-normal")]
    public string Priority { get; init; } = "normal";

    /// <summary>Recognition runs below other programs.</summary>
    public bool StandsBack => Priority == "below-normal";

    /// <summary>
    /// "auto": a graphics card that works and is faster than the processor; "none": the processor; otherwise part of a card's name.
    /// </summary>
    public string Gpu { get; init; } = "auto";

    /// <summary>Caption singing too, as far as it is understood.</summary>
    public bool Singing { get; init; }

    /// <summary>Seconds of new sound between two recognition steps.</summary>
    [Range(0.1, 2.0)]
    public double Step { get; init; } = 0.2;

    /// <summary>
    /// Seconds of sound over which a word must stay the same to settle: three quarters of them if the model is sure of the word, half if it
    /// is certain.
    /// </summary>
    [Range(0.2, 5.0)]
    public double Span { get; init; } = 0.8;
}

/// <summary>Where models are downloaded from, on request.</summary>
internal sealed record ModelSettings
{
    /// <summary>A web server's folder that holds models as <c>ggml-NAME.bin</c>.</summary>
    [RegularExpression(
        @"^https?://[^/@?#\s]+(/[^?#\s]*)?$",
        ErrorMessage = "a web address such as \"https://example.org/models/\", without a user and without a query"
    )]
    public string BaseAddress { get; init; } = "https://huggingface.co/ggerganov/whisper.cpp/resolve/main/";
}

/// <summary>The program that decodes files and streams.</summary>
internal sealed record FfmpegSettings
{
    /// <summary>
    /// The full path of ffmpeg, or of its folder. Null: beside the program, the folder of downloaded tools, or a folder of PATH.
    /// </summary>
    [
        OneLine,
        RegularExpression(
            @"^(/|\\\\|[A-Za-z]:[\\/]).+$",
            ErrorMessage = "a full path such as \"/usr/bin/ffmpeg\" or \"C:/Tools/ffmpeg.exe\""
        )
    ]
    public string? Path { get; init; }

    /// <summary>A web server's folder that <c>tools pull ffmpeg</c> downloads from. Null: the maker's.</summary>
    [RegularExpression(
        @"^https?://[^/@?#\s]+(/[^?#\s]*)?$",
        ErrorMessage = "a web address such as \"https://example.org/tools/\", without a user and without a query"
    )]
    public string? BaseAddress { get; init; }
}

/// <summary>The captions' look unless a viewer asks for another.</summary>
internal sealed record CaptionSettings
{
    [Range(1, 4)]
    public int Lines { get; init; } = 2;

    /// <summary>Characters per line.</summary>
    [Range(20, 80)]
    public int Chars { get; init; } = 42;

    /// <summary>Seconds without speech after which the screen is cleared.</summary>
    [Range(0.0, 30.0)]
    public double Hold { get; init; } = 5;

    /// <summary>Words per minute above which the operator is warned; words are never cut.</summary>
    [Range(120, 220)]
    public int MaxSpeed { get; init; } = 180;

    /// <summary>Shortest duration of a subtitle in seconds.</summary>
    [Range(0.8, 2.0)]
    public double ShortestCue { get; init; } = 1;

    /// <summary>Longest duration of a subtitle in seconds.</summary>
    [Range(4.0, 10.0)]
    public double LongestCue { get; init; } = 7;
}

/// <summary>The program's log.</summary>
internal sealed record LogSettings
{
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Folder of the log files. Null: the user's application data folder.</summary>
    public string? Folder { get; init; }
}
