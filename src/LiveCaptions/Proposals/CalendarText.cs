using System.Text;

namespace LiveCaptions.Proposals;

/// <summary>The text of a calendar (iCalendar, RFC 5545): titles, descriptions, places, and the names of those who take part.</summary>
internal static class CalendarText
{
    private static readonly string[] Told = ["SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES"];

    public static string Of(string calendar)
    {
        // Long lines are folded: a line that begins with a blank goes on with the one before.
        var lines = calendar
            .ReplaceLineEndings("\n")
            .Replace("\n ", "", StringComparison.Ordinal)
            .Replace("\n\t", "", StringComparison.Ordinal);
        var text = new StringBuilder();
        foreach (var line in lines.Split('\n'))
        {
            var (name, value) = Divided(line);
            if (Told.Contains(name.Split(';')[0], StringComparer.OrdinalIgnoreCase))
                text.Append(Plain(value)).Append('\n');
            foreach (var part in name.Split(';').Where(part => part.StartsWith("CN=", StringComparison.OrdinalIgnoreCase)))
                text.Append(part[3..].Trim('"')).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Name with parameters, and value: at the first colon outside quotes.</summary>
    private static (string Name, string Value) Divided(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ':' && !quoted)
                return (line[..i], line[(i + 1)..]);
        return (line, "");
    }

    private static string Plain(string value) =>
        value
            .Replace(@"\n", "\n", StringComparison.OrdinalIgnoreCase)
            .Replace(@"\,", ",", StringComparison.Ordinal)
            .Replace(@"\;", ";", StringComparison.Ordinal)
            .Replace(@"\\", @"\", StringComparison.Ordinal);
}
