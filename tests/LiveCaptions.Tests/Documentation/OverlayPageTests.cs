using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.Documentation;

/// <summary>The page of the overlay against the parameters themselves.</summary>
public sealed partial class OverlayPageTests
{
    [Fact]
    public void The_page_explains_the_parameters_of_the_overlay_and_no_other()
    {
        var script = File.ReadAllText(Repository.PathOf("overlays/element/parameters.js"));
        var table = script[script.IndexOf("export const PARAMETERS = {", StringComparison.Ordinal)..];
        var known = Parameter()
            .Matches(table[..table.IndexOf("\n};", StringComparison.Ordinal)])
            .Select(parameter => $"`{parameter.Groups[1].Value}`")
            .ToList();

        var written = new Page("docs/overlay.md").Rows("## Parameters").Skip(1).Select(row => row[0]);

        Assert.True(known.Count > 20, $"Only {known.Count} parameters were found.");
        Assert.Equal(known.Order(), written.Order());
    }

    [GeneratedRegex(@"^  ([a-z]+): \{ read:", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
