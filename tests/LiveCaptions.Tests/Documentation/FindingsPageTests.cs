using System.Text.RegularExpressions;
using LiveCaptions.Health;

namespace LiveCaptions.Tests.Documentation;

/// <summary>The troubleshooting page against the problems that <c>doctor</c> can find.</summary>
public sealed partial class FindingsPageTests
{
    private static IEnumerable<string> Source =>
        Repository.Files.Where(file =>
            file.StartsWith("src/LiveCaptions/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
        );

    [Fact]
    public void Every_problem_has_its_heading()
    {
        var headings = new Page("docs/troubleshooting.md")
            .Lines.SkipWhile(line => line != "## Findings of `doctor`")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("### ", StringComparison.Ordinal))
            .Select(line => line[4..]);

        Assert.Equal(Problem.All.Select(problem => problem.About("…")), headings);
    }

    [Fact]
    public void Every_finding_that_is_not_good_is_about_a_known_problem()
    {
        var findings = Source.SelectMany(file => Finding().Matches(File.ReadAllText(Repository.PathOf(file)))).ToList();

        Assert.True(findings.Count > 10, $"Only {findings.Count} findings were found.");
        Assert.All(findings, found => Assert.Matches(@"Problem\.\w+\.About\(|about$", found.Value));
    }

    // Up to the next comma or bracket.
    [GeneratedRegex(@"Mark\.(?:Bad|Doubtful),\s*(?:Problem\.\w+\.About\(|[^,)]+)")]
    private static partial Regex Finding();
}
