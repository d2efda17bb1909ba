using LiveCaptions.Recognition;
using LiveCaptions.Settings;

namespace LiveCaptions.Bench;

/// <summary>A checked request of <c>bench</c>.</summary>
/// <param name="Files">Existing sound files.</param>
internal sealed record BenchRequest(IReadOnlyList<string> Files)
{
    /// <summary>The settings to measure; the others are compared with the first.</summary>
    public IReadOnlyList<BenchContender> Contenders { get; init; } = [];

    /// <summary>An existing <c>.words.json</c> or <c>.txt</c> file; null: none was named. Only with one recording.</summary>
    public string? Reference { get; init; }

    /// <summary>True: the run takes as long as the sound. False: the clock advances by the time that each step took.</summary>
    public bool RealClock { get; init; }

    /// <summary>Seconds that each step counts as taking; null: the measured time.</summary>
    public double? StepCost { get; init; }

    /// <summary>Runs of each recording, each starting a little later in the sound.</summary>
    public int Offsets { get; init; } = 1;

    /// <summary>A file for one line per visible change of the first run; null: none. Only with one recording.</summary>
    public string? Frames { get; init; }

    /// <summary>A file for a chart of the delays; null: none.</summary>
    public string? Plot { get; init; }

    /// <summary>What translates, in order to measure its delay; null: nothing.</summary>
    public BenchTranslation? Translation { get; init; }

    /// <summary>Print the figures as JSON.</summary>
    public bool Json { get; init; }
}

/// <summary>Settings to measure.</summary>
/// <param name="Name">The overrides that they apply: <c>Recognition:Span=1.2</c>; empty for the settings as given.</param>
/// <param name="Settings">All settings.</param>
/// <param name="Engine">The model and the hardware.</param>
internal sealed record BenchContender(string Name, ServiceSettings Settings, EngineChoice Engine);
