using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.Documentation;

/// <summary>The page of the HTTP API against SECURITY.md, whose table is held against the running service.</summary>
public sealed partial class ApiPageTests
{
    [Fact]
    public void The_page_names_every_entry_with_the_right_it_needs_and_no_other()
    {
        var guarded =
            from row in new Page("SECURITY.md").Rows()
            where Entry().IsMatch(row[0])
            from Match entry in Entry().Matches(row[0])
            select $"{entry.Value} {row[1]}";

        var written = new Page("docs/api.md").Rows("## Entries").Where(row => Entry().IsMatch(row[0])).Select(row => $"{row[0]} {row[1]}");

        Assert.Equal(guarded.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`[A-Z]+ /[^`]*`")]
    private static partial Regex Entry();
}
