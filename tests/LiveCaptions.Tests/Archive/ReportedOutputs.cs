using LiveCaptions.Health;

namespace LiveCaptions.Tests.Archive;

/// <summary>Ways out that report what a test says.</summary>
internal sealed class ReportedOutputs : ITextOutReports, IObsReports
{
    private readonly Dictionary<string, TextOutReport> outputs = [];

    public IReadOnlyList<TextOutReport> Outputs => [.. outputs.Values];

    /// <summary>Outputs into OBS; the trouble of each, null if there is none.</summary>
    public Dictionary<string, string?> Obs { get; } = [];

    /// <summary>Adds a way out, or changes what it reports.</summary>
    public void Add(string name, long sent, long lost = 0, string? trouble = null) =>
        outputs[name] = new(
            name,
            name,
            $"{name}.example",
            trouble is null ? "connected" : "retrying",
            trouble ?? "Captions go.",
            sent,
            lost
        );

    public ObsReport Report() =>
        new("ready", "OBS is there.", [.. Obs.Select(one => new ObsOutputReport(one.Key, one.Value is null, one.Value ?? "It works."))]);
}
