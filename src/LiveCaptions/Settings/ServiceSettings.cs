using System.ComponentModel.DataAnnotations;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Settings;

/// <summary>All that can be set, with its defaults and ranges.</summary>
internal sealed record ServiceSettings
{
    public ServerSettings Server { get; init; } = new();

    /// <summary>In the order in which they were named; the first is the one that viewers get who ask for none.</summary>
    public IReadOnlyList<TrackSettings> Tracks { get; init; } = [new TrackSettings()];

    public RecognitionSettings Recognition { get; init; } = new();
    public ModelSettings Models { get; init; } = new();
    public CaptionSettings Captions { get; init; } = new();
    public WordSettings Words { get; init; } = new();
    public Treatment Overlay { get; init; } = new();
    public Treatment Readers { get; init; } = new();
    public Treatment Exports { get; init; } = new();
    public TextFileSettings TextFile { get; init; } = new();
    public LogSettings Log { get; init; } = new();
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

/// <summary>The model and how hard it works.</summary>
internal sealed record RecognitionSettings
{
    /// <summary>A whisper.cpp model file, the name of a model that is here, or "auto": the largest here that is fast enough on this machine.</summary>
    public string Model { get; init; } = "models/ggml-tiny.en-q8_0.bin";

    /// <summary>A Silero model file of whisper.cpp: it tells speech from other sound.</summary>
    public string VoiceModel { get; init; } = "models/ggml-silero-v6.2.3.bin";

    /// <summary>Threads of one decode. 0: chosen by the machine.</summary>
    [Range(0, 16)]
    public int Threads { get; init; }

    /// <summary>Processor cores that recognition may use, over all tracks. 0: half of them; OBS, the game and the browser have the others.</summary>
    [Range(0, 64)]
    public int MaxCores { get; init; }

    /// <summary>"below-normal": other programs go first, and captions are later while they do.</summary>
    [AllowedValues("normal", "below-normal")]
    public string Priority { get; init; } = "normal";

    /// <summary>Other programs go first.</summary>
    public bool StandsBack => Priority == "below-normal";

    /// <summary>"auto": a graphics card that works and is faster than the processor; "none": the processor; else a part of the card's name.</summary>
    public string Gpu { get; init; } = "auto";

    /// <summary>What is sung is captioned too, as far as it is understood.</summary>
    public bool Singing { get; init; }

    /// <summary>Seconds of new sound between two looks at it.</summary>
    [Range(0.1, 2.0)]
    public double Step { get; init; } = 0.2;

    /// <summary>Seconds of stream time over which a word must stay the same to be settled; three quarters of it where the model is sure of the word, half where it is certain.</summary>
    [Range(0.2, 5.0)]
    public double Span { get; init; } = 0.8;
}

/// <summary>Where models are downloaded from, when somebody asks for one.</summary>
internal sealed record ModelSettings
{
    /// <summary>The folder of a web server that holds them as <c>ggml-NAME.bin</c>.</summary>
    [RegularExpression(
        @"^https?://[^/@?#\s]+(/[^?#\s]*)?$",
        ErrorMessage = "a web address such as \"https://example.org/models/\", without a user and without a query"
    )]
    public string BaseAddress { get; init; } = "https://huggingface.co/ggerganov/whisper.cpp/resolve/main/";
}

/// <summary>How captions look for a viewer who asks for nothing else.</summary>
internal sealed record CaptionSettings
{
    [Range(1, 4)]
    public int Lines { get; init; } = 2;

    /// <summary>Characters a line.</summary>
    [Range(20, 80)]
    public int Chars { get; init; } = 42;

    /// <summary>Seconds without speech after which the screen is cleared.</summary>
    [Range(0.0, 30.0)]
    public double Hold { get; init; } = 5;

    /// <summary>Words a minute above which the operator is warned; words are never cut.</summary>
    [Range(120, 220)]
    public int MaxSpeed { get; init; } = 180;

    /// <summary>Seconds that a subtitle stays at least.</summary>
    [Range(0.8, 2.0)]
    public double ShortestCue { get; init; } = 1;

    /// <summary>Seconds that a subtitle stays at most.</summary>
    [Range(4.0, 10.0)]
    public double LongestCue { get; init; } = 7;
}

/// <summary>What is written down about the running of the program, and where.</summary>
internal sealed record LogSettings
{
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Null: the user's own folder for application data.</summary>
    public string? Folder { get; init; }
}
