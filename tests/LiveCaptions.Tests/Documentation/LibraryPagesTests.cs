namespace LiveCaptions.Tests.Documentation;

/// <summary>The README of each library: its example is code that compiles.</summary>
public class LibraryPagesTests
{
    [Theory]
    [InlineData("Whisper")]
    [InlineData("Capture")]
    [InlineData("Obs")]
    public void The_example_is_compiled_with_the_tests(string library)
    {
        var source = File.ReadLines(Repository.PathOf("tests/LiveCaptions.Tests/Documentation/LibraryExamples.cs"))
            .Select(line => line.Trim())
            .ToList();
        var example = new Page($"src/LiveCaptions.{library}/README.md")
            .Lines.SkipWhile(line => line != "```csharp")
            .Skip(1)
            .TakeWhile(line => line != "```")
            .Select(line => line.Trim())
            .ToList();

        Assert.NotEmpty(example);
        Assert.Equal(example, source.Skip(source.IndexOf(example[0])).Take(example.Count));
    }
}
