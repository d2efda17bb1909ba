using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Health;

/// <summary>How a check went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mark>))]
internal enum Mark
{
    /// <summary>All is well.</summary>
    Good,

    /// <summary>It may be well.</summary>
    Doubtful,

    /// <summary>There are no captions, or not where they should be.</summary>
    Bad,
}

/// <summary>What one check found.</summary>
/// <param name="About">What was looked at and how it is, in a few words.</param>
/// <param name="Cause">Why; empty if all is well.</param>
/// <param name="Fix">What to do, in one sentence; empty if nothing.</param>
internal sealed record Finding(Mark Mark, string About, string Cause = "", string Fix = "");

/// <summary>Findings as people and programs read them.</summary>
internal static class Findings
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A numbered line each, with cause and fix below those that are not well.</summary>
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

    /// <summary>An array with a number, a mark, and the same words.</summary>
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
