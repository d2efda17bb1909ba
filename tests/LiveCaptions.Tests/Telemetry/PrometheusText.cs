using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.Telemetry;

/// <summary>One line with a value.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>A metric with its lines.</summary>
internal sealed record Family(string Name, string Type)
{
    public string? Help { get; set; }
    public List<Sample> Samples { get; } = [];
}

/// <summary>Reads the text format of Prometheus (0.0.4) as strictly as it is written down, and refuses everything else.</summary>
internal static partial class PrometheusText
{
    private static readonly string[] Types = ["counter", "gauge", "histogram"];

    public static IReadOnlyDictionary<string, Family> Read(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var (families, current) = (new Dictionary<string, Family>(), (Family?)null);
        foreach (var line in text[..^1].Split('\n'))
            if (Described().Match(line) is { Success: true } described)
                current = Describe(families, current, described.Groups[1].Value, described.Groups[2].Value, described.Groups[3].Value);
            else
                current!.Samples.Add(SampleOf(line, current));
        Assert.All(families.Values, Check);
        return families;
    }

    private static Family Describe(Dictionary<string, Family> families, Family? current, string what, string name, string text)
    {
        if (what == "HELP")
        {
            Assert.Equal(current?.Name, name);
            Assert.Null(current!.Help);
            Assert.DoesNotMatch(@"(?<!\\)(\\\\)*\\([^\\n]|$)", text);
            current.Help = text;
            return current;
        }
        Assert.Contains(text, Types);
        var family = new Family(name, text);
        Assert.True(families.TryAdd(name, family), $"{name} comes twice");
        return family;
    }

    private static Sample SampleOf(string line, Family family)
    {
        var name = Name().Match(line).Value;
        Assert.Contains(name, NamesOf(family));
        var at = name.Length;
        var labels = new Dictionary<string, string>();
        if (line[at] == '{')
            at = ReadLabels(line, at + 1, labels);
        Assert.Equal(' ', line[at]);
        var value = line[(at + 1)..];
        Assert.DoesNotContain(' ', value);
        return new(name, labels, value == "+Inf" ? double.PositiveInfinity : double.Parse(value, CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> NamesOf(Family family) =>
        family.Type == "histogram" ? [$"{family.Name}_bucket", $"{family.Name}_sum", $"{family.Name}_count"] : [family.Name];

    /// <returns>The place behind the closing brace.</returns>
    private static int ReadLabels(string line, int at, Dictionary<string, string> labels)
    {
        while (line[at] != '}')
        {
            var label = Label().Match(line, at);
            Assert.True(label.Success && label.Index == at, line);
            at += label.Length;
            var value = new StringBuilder();
            for (; line[at] != '"'; at++)
                value.Append(line[at] != '\\' ? line[at] : Escaped(line[++at]));
            Assert.True(labels.TryAdd(label.Groups[1].Value, value.ToString()), line);
            at++;
            if (line[at] == ',')
                at++;
            else
                Assert.Equal('}', line[at]);
        }
        return at + 1;
    }

    private static char Escaped(char letter) =>
        letter switch
        {
            '\\' or '"' => letter,
            'n' => '\n',
            _ => throw new FormatException($"\\{letter} is no escape"),
        };

    private static void Check(Family family)
    {
        Assert.NotNull(family.Help);
        Assert.NotEmpty(family.Samples);
        Assert.Distinct(family.Samples.Select(sample => sample.Name + Series(sample, except: null)));
        foreach (var series in family.Samples.GroupBy(sample => Series(sample, except: "le")))
            if (family.Type == "histogram")
                CheckHistogram([.. series]);
    }

    private static void CheckHistogram(List<Sample> series)
    {
        var buckets = series.Where(sample => sample.Name.EndsWith("_bucket", StringComparison.Ordinal)).ToList();
        Assert.Equal(buckets.Order(Comparer<Sample>.Create((a, b) => a.Value.CompareTo(b.Value))), buckets);
        Assert.Equal("+Inf", buckets[^1].Labels["le"]);
        Assert.Equal(buckets[^1].Value, series.Single(sample => sample.Name.EndsWith("_count", StringComparison.Ordinal)).Value);
        Assert.Single(series, sample => sample.Name.EndsWith("_sum", StringComparison.Ordinal));
    }

    private static string Series(Sample sample, string? except) =>
        string.Join('\u0001', sample.Labels.Where(label => label.Key != except).OrderBy(label => label.Key, StringComparer.Ordinal));

    [GeneratedRegex("^# (TYPE|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$")]
    private static partial Regex Described();

    [GeneratedRegex("^[a-zA-Z_:][a-zA-Z0-9_:]*")]
    private static partial Regex Name();

    [GeneratedRegex("([a-zA-Z_][a-zA-Z0-9_]*)=\"")]
    private static partial Regex Label();
}
