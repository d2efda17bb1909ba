using System.Text.RegularExpressions;
using LiveCaptions.Captions.Layouts;

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

    [Fact]
    public void The_page_and_the_overlay_name_every_mode_and_no_other()
    {
        var names = string.Join(", ", CaptionMode.All.Select(mode => $"`{mode.Name}`"));
        var parameters = Repository.Files.Single(file => Path.GetFileName(file) == "parameters.js");

        Assert.Contains($"`mode` ({names})", string.Join('\n', new Page("docs/api.md").Lines), StringComparison.Ordinal);
        Assert.Contains(names, new Page("docs/overlay.md").Rows("## Parameters").Single(row => row[0] == "`mode`"));
        Assert.Equal(
            CaptionMode.All.Select(mode => mode.Name),
            Modes().Match(File.ReadAllText(Repository.PathOf(parameters))).Groups[1].Captures.Select(name => name.Value)
        );
    }

    [GeneratedRegex(@"\bmode:\s*\{\s*read:\s*oneOf\((?:\s*""(\w+)"",?)+\s*\)")]
    private static partial Regex Modes();

    [GeneratedRegex("`[A-Z]+ /[^`]*`")]
    private static partial Regex Entry();
}
