using LiveCaptions.Health;

namespace LiveCaptions.Archive;

/// <summary>Finds what ways out have done since it was last written, from what they report.</summary>
/// <param name="elsewhere">Outputs of text, which count from the start of the program.</param>
/// <param name="obs">Outputs into OBS, which do not count.</param>
/// <remarks>Threading: not safe; the archive's loop.</remarks>
internal sealed class OutputWatch(ITextOutReports elsewhere, IObsReports obs, TimeProvider time)
{
    private Dictionary<string, ArchivedOutput> written = [],
        seen = [];

    private long session;

    /// <summary>Words were sent, or lost, since it was last written.</summary>
    public bool HasNews => elsewhere.Outputs.Select(Of).Any(IsNews);

    /// <summary>What was done since it was last written; in a new session, all ways out.</summary>
    public IReadOnlyList<ArchivedOutput> Look(long within)
    {
        var now = elsewhere.Outputs.Select(Of).Concat(obs.Report().Outputs.Select(Of)).ToList();
        seen = now.DistinctBy(KeyOf).ToDictionary(KeyOf);
        var all = session != within;
        session = within;
        return [.. seen.Values.Where(one => all || IsNews(one)).Select(Since)];
    }

    /// <summary>What the last look found is written.</summary>
    public void Written() => written = seen;

    private ArchivedOutput Since(ArchivedOutput now) =>
        Before(now) is { Sent: { } sent, Lost: { } lost } ? now with { Sent = now.Sent - sent, Lost = now.Lost - lost } : now;

    private ArchivedOutput? Before(ArchivedOutput now) => written.GetValueOrDefault(KeyOf(now));

    /// <summary>Whether it differs from what is written; when its trouble was looked at does not count.</summary>
    private bool IsNews(ArchivedOutput now) => Before(now) is not { } before || before with { At = now.At } != now;

    private static string KeyOf(ArchivedOutput output) => $"{output.Kind} {output.Name}";

    private ArchivedOutput Of(TextOutReport report) =>
        Of(report.Id, report.Kind, report.Host, report.Sent, report.Lost, report.State is "waiting" or "connected" ? null : report.Message);

    private ArchivedOutput Of(ObsOutputReport report) =>
        Of(report.Name, "obs", "OBS", sent: null, lost: null, report.Working ? null : report.Message);

    private ArchivedOutput Of(string name, string kind, string host, long? sent, long? lost, string? trouble) =>
        new(name, kind, host, sent, lost, trouble, trouble is null ? null : time.GetUtcNow());
}
