using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveCaptions.Health;
using LiveCaptions.Hosting;
using LiveCaptions.Recognition;
using LiveCaptions.Relay;
using LiveCaptions.Settings;
using LiveCaptions.Telemetry;
using LiveCaptions.Tests.Documentation;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Telemetry;

/// <summary>Names of metrics in docs/metrics.md and in the dashboard against those that a running service prints.</summary>
public sealed partial class MetricNamesTests : IDisposable
{
    private readonly DecodeScheduler turns = new();
    private readonly ServiceGauges used;
    private readonly RelayGauges room;

    /// <summary>
    /// What a service has that uses OBS and a Redis, and sends text elsewhere; its figures are listened to like those of any other.
    /// </summary>
    public MetricNamesTests()
    {
        used = new(
            new Reports(),
            new(),
            new Reports(),
            new Reports(),
            turns,
            new(TimeProvider.System),
            new ServerSettings(),
            new(),
            new(TimeProvider.System)
        );
        room = new(() => true, () => [new("nobody", RelayState.Writing, "box", 1, null)], () => [new("nobody", 1, TimeSpan.Zero)]);
    }

    public void Dispose()
    {
        used.Dispose();
        room.Dispose();
        turns.Dispose();
    }

    [Fact]
    public async Task The_page_lists_every_metric_with_its_type_and_no_other()
    {
        var printed = await PrintedAsync();

        var written = new Page("docs/metrics.md")
            .Rows()
            .Where(row => Metric().IsMatch(row[0]))
            .Select(row => $"{row[0].Trim('`')} {row[1]}");

        Assert.Equal(
            printed
                .Values.Where(family => family.Name != "target_info")
                .Select(family => $"{family.Name} {family.Type}")
                .Order(StringComparer.Ordinal),
            written.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_page_lists_every_label_of_the_programs_own_metrics()
    {
        var printed = await PrintedAsync();

        foreach (var row in new Page("docs/metrics.md").Rows().Where(row => Own().IsMatch(row[0])))
            Assert.Equal(
                printed[row[0].Trim('`')]
                    .Samples.SelectMany(sample => sample.Labels.Keys)
                    .Except(["otel_scope_name", "le"])
                    .Distinct()
                    .Order(StringComparer.Ordinal),
                Word().Matches(row[2]).Select(label => label.Value).Order(StringComparer.Ordinal)
            );
    }

    [Fact]
    public async Task The_dashboard_asks_for_metrics_that_exist_and_no_panel_for_none()
    {
        var printed = await PrintedAsync();
        var names = printed.Values.SelectMany(family => family.Samples).Select(sample => sample.Name).ToHashSet();
        using var dashboard = JsonDocument.Parse(
            await File.ReadAllTextAsync(Repository.PathOf("integrations/grafana/livecaptions.json"), Test.Stop)
        );
        var panels = dashboard
            .RootElement.GetProperty("panels")
            .EnumerateArray()
            .Where(panel => panel.GetProperty("type").GetString() != "row")
            .ToList();
        Assert.True(panels.Count > 8);

        Assert.All(panels, panel =>
        {
            var asked = panel
                .GetProperty("targets")
                .EnumerateArray()
                .SelectMany(target => Metric().Matches(target.GetProperty("expr").GetString()!));
            Assert.All(asked.Select(name => name.Value).DefaultIfEmpty("none"), name => Assert.Contains(name, names));
        });
    }

    /// <summary>All metrics of a service in which everything has happened once.</summary>
    private static async Task<IReadOnlyDictionary<string, Family>> PrintedAsync()
    {
        await using var service = await RunningService.StartAsync();
        await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Test.Stop);
        await service.Client.GetStringAsync(new Uri("/status", UriKind.Relative), Test.Stop);
        foreach (var instrument in Counting())
            Touch(instrument);
        return PrometheusText.Read(await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Test.Stop));
    }

    /// <summary>Every counter and histogram of the program.</summary>
    private static IEnumerable<Instrument> Counting() =>
        from type in typeof(Meters).Assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where field.FieldType.IsAssignableTo(typeof(Instrument))
        select Made(type, field);

    private static Instrument Made(Type type, FieldInfo field)
    {
        RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        return (Instrument)field.GetValue(null)!;
    }

    /// <summary>Counts nothing, with the labels that the code gives.</summary>
    private static void Touch(Instrument instrument)
    {
        KeyValuePair<string, object?>[] labels =
        [
            .. LabelsOf(instrument.Name).Select(label => new KeyValuePair<string, object?>(label, "nobody")),
        ];
        if (instrument is Counter<long> counter)
            counter.Add(0, labels);
        else
            ((Histogram<double>)instrument).Record(0.01, labels);
    }

    /// <summary>Labels by the page: those of counters that nothing has counted here are not tried.</summary>
    private static IEnumerable<string> LabelsOf(string name) =>
        from row in new Page("docs/metrics.md").Rows()
        where Plain(row[0]) == Plain(name)
        from Match label in Word().Matches(row[2])
        select label.Value;

    private static string Plain(string name) =>
        name.Trim('`').Replace('.', '_').Replace("_total", "", StringComparison.Ordinal).Replace("_seconds", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(livecaptions|dotnet|http_server)_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\blivecaptions_\w+")]
    private static partial Regex Own();

    [GeneratedRegex(@"[a-z_]+")]
    private static partial Regex Word();

    /// <summary>A track, OBS with an output, and an output to elsewhere.</summary>
    private sealed class Reports : ITrackReports, IObsReports, ITextOutReports
    {
        public IReadOnlyList<TrackReport> Tracks => [];

        public IReadOnlyList<TextOutReport> Outputs => [new("nobody", "tcp", "", "connected", "", 0, 0)];

        public ObsReport Report() => new("ready", "", [new("nobody", true, "")]);
    }
}
