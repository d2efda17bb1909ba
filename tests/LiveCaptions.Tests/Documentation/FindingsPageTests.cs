using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.Documentation;

/// <summary>The page of troubles against the sentences that the program can say.</summary>
public sealed partial class FindingsPageTests
{
    private static IEnumerable<string> Source =>
        Repository.Files.Where(file =>
            file.StartsWith("src/LiveCaptions/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
        );

    [Fact]
    public void Every_finding_of_the_doctor_has_its_heading()
    {
        var findings = Source.SelectMany(file => FindingsIn(File.ReadAllText(Repository.PathOf(file)))).ToHashSet();
        var headings = new Page("docs/troubleshooting.md")
            .Lines.SkipWhile(line => line != "## Findings of `doctor`")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("### ", StringComparison.Ordinal))
            .Select(line => line[4..]);

        Assert.True(findings.Count > 10, $"Only {findings.Count} findings were found: {string.Join(" ", findings)}");
        Assert.Equal(findings.Order(StringComparer.Ordinal), headings.Order(StringComparer.Ordinal));
    }

    /// <summary>What the findings that are not good are about: the texts between their mark and the next comma, or those of the variable that stands there.</summary>
    private static IEnumerable<string> FindingsIn(string code)
    {
        foreach (Match made in Finding().Matches(code))
        {
            var about = made.Groups[1].Value;
            if (!about.Contains('"', StringComparison.Ordinal))
                about = Regex.Match(code, $@"\bvar {about} = (.*);").Groups[1].Value;
            var texts = Text().Matches(about);
            Assert.True(texts.Count > 0, $"No text was found in a finding: {made.Value}");
            foreach (Match text in texts)
                yield return Hole().Replace(text.Groups[1].Value, "…").Replace("\\\"", "\"", StringComparison.Ordinal);
        }
    }

    // Up to a comma outside of texts.
    [GeneratedRegex("""Mark\.(?:Bad|Doubtful),\s+((?:\$?"(?:\\.|[^"\\])*"|[^",)])+)""")]
    private static partial Regex Finding();

    [GeneratedRegex("""\$?"((?:\\.|[^"\\])*)["]""")]
    private static partial Regex Text();

    [GeneratedRegex("(?:{[^}]*})+")]
    private static partial Regex Hole();
}
