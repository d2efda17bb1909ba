using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.Documentation;

/// <summary>The page of the overlay against the start page, which the pages' own tests hold against the parameters themselves.</summary>
public sealed partial class OverlayPageTests
{
    [Fact]
    public void The_page_explains_the_parameters_of_the_start_page_and_no_other()
    {
        var startPage = Repository.Files.Single(file =>
            file.StartsWith("overlays/", StringComparison.Ordinal)
            && File.ReadAllText(Repository.PathOf(file)).Contains("<th scope=\"row\"><code>theme</code>", StringComparison.Ordinal)
        );
        var explained = Parameter()
            .Matches(File.ReadAllText(Repository.PathOf(startPage)))
            .Select(parameter => $"`{parameter.Groups[1].Value}`");

        var written = new Page("docs/overlay.md").Rows("## Parameters").Skip(1).Select(row => row[0]);

        Assert.Equal(explained.Order(), written.Order());
    }

    [GeneratedRegex("<th scope=\"row\"><code>([a-z]+)</code>")]
    private static partial Regex Parameter();
}
