using LiveCaptions.Settings;

namespace LiveCaptions.Bench;

/// <summary>What <c>bench</c> is asked for; everything in it has been checked.</summary>
/// <param name="Files">Sound files that exist.</param>
/// <param name="Settings">All settings, with model and language of the command line.</param>
internal sealed record BenchRequest(IReadOnlyList<string> Files, ServiceSettings Settings)
{
    /// <summary>A <c>.words.json</c> or <c>.txt</c> that exists; null: none. Only with one file.</summary>
    public string? Reference { get; init; }

    /// <summary>True: waits as the sound does. False: the clock advances by the time that each step took.</summary>
    public bool RealClock { get; init; }

    /// <summary>Seconds that each step is taken to cost instead; null: what it took.</summary>
    public double? StepCost { get; init; }

    /// <summary>Runs of each recording, each begun a little later.</summary>
    public int Offsets { get; init; } = 1;

    /// <summary>Settings to compare with, by what is set otherwise in them.</summary>
    public IReadOnlyList<(string Name, ServiceSettings Settings)> Others { get; init; } = [];

    /// <summary>Where a line per visible change of the first run is written; null: nowhere. Only with one file.</summary>
    public string? Frames { get; init; }

    /// <summary>Where a drawing of the delays goes; null: nowhere.</summary>
    public string? Plot { get; init; }

    /// <summary>Print figures for programs.</summary>
    public bool Json { get; init; }
}
