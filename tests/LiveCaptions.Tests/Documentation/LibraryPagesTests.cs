using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.Documentation;

/// <summary>The README of each library: its example is code that compiles.</summary>
public partial class LibraryPagesTests
{
    [Theory]
    [InlineData("Whisper")]
    [InlineData("Capture")]
    [InlineData("Obs")]
    [InlineData("Windows")]
    public void The_example_is_compiled_with_the_tests(string library)
    {
        var source = WithoutSpace(File.ReadLines(Repository.PathOf("tests/LiveCaptions.Tests/Documentation/LibraryExamples.cs")));
        var example = WithoutSpace(
            new Page($"src/LiveCaptions.{library}/README.md")
                .Lines.SkipWhile(line => line != "```csharp")
                .Skip(1)
                .TakeWhile(line => line != "```")
        );

        Assert.NotEmpty(example);
        Assert.Contains(example, source, StringComparison.Ordinal);
    }

    /// <summary>The formatter breaks lines and adds commas where the page is too narrow for both.</summary>
    private static string WithoutSpace(IEnumerable<string> lines) =>
        TrailingComma().Replace(Space().Replace(string.Concat(lines), ""), "$1");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@",([}\])])")]
    private static partial Regex TrailingComma();
}
