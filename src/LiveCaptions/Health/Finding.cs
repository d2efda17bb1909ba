using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Health;

/// <summary>The result of a check.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mark>))]
internal enum Mark
{
    /// <summary>It works.</summary>
    Good,

    /// <summary>It may work.</summary>
    Doubtful,

    /// <summary>There are no captions, or not where they should be.</summary>
    Bad,
}

/// <summary>The finding of one check.</summary>
/// <param name="About">The part that was checked, and its state, in a few words.</param>
/// <param name="Cause">The cause; empty if it works.</param>
/// <param name="Fix">The remedy, in one sentence; empty if none is needed.</param>
internal sealed record Finding(Mark Mark, string About, string Cause = "", string Fix = "");

/// <summary>Prints findings for people and for programs.</summary>
internal static class Findings
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One numbered line per finding, with cause and fix below those that do not work.</summary>
    public static string Text(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        for (var n = 0; n < findings.Count; n++)
        {
            var (mark, about, cause, fix) = findings[n];
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{n + 1, 2} {Sign(mark)} {about}\n");
            foreach (var line in new[] { cause, fix }.Where(line => line.Length > 0))
                text.Append("     ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>A JSON array with number, mark and the same texts.</summary>
    public static string Json(IReadOnlyList<Finding> findings) =>
        JsonSerializer.Serialize(
            findings.Select(
                (f, n) =>
                    new
                    {
                        Number = n + 1,
                        f.Mark,
                        f.About,
                        f.Cause,
                        f.Fix,
                    }
            ),
            Format
        ) + "\n";

    private static char Sign(Mark mark) =>
        mark switch
        {
            Mark.Good => '✓',
            Mark.Doubtful => '!',
            _ => '✗',
        };
}
