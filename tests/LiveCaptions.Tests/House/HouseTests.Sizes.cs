using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.House;

/// <summary>Budgets of files, methods and lines. Lines can be stretched, so tokens are counted as well.</summary>
public partial class HouseTests
{
    private const int LongestFileInLines = 300;
    private const int LongestFileInTokens = 1500;
    private const int LongestMethodInLines = 40;
    private const int LongestMethodInTokens = 250;
    private const int Width = 140;

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines() =>
        None(
            Ending(".cs", ".js", ".inl", ".cpp")
                .Select(file => (File: file, Lines: File.ReadLines(Repository.PathOf(file)).Count()))
                .Where(file => file.Lines > LongestFileInLines)
                .Select(file => $"{file.File}: {file.Lines} lines")
        );

    [Fact]
    public void No_source_file_has_more_than_fifteen_hundred_tokens() =>
        None(
            Source
                .Select(file => (File: file, Tokens: CSharpTokens.Count(Read(file))))
                .Where(file => file.Tokens > LongestFileInTokens)
                .Select(file => $"{file.File}: {file.Tokens} tokens")
        );

    [Fact]
    public void The_median_of_files_is_eighty_lines_or_fewer()
    {
        var lengths = Source.Select(file => File.ReadLines(Repository.PathOf(file)).Count()).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 80);
    }

    [Fact]
    public void No_method_has_more_than_two_hundred_and_fifty_tokens()
    {
        var methods = Source.SelectMany(CSharpMethods.In).ToList();

        Assert.True(methods.Count > 1000, $"Only {methods.Count} methods were found.");
        None(methods.Where(method => method.Tokens > LongestMethodInTokens).Select(method => $"{method.Place}: {method.Tokens} tokens"));
    }

    [Fact]
    public void Long_methods_are_rare()
    {
        var methods = Source.SelectMany(CSharpMethods.In).ToList();
        var longOnes = methods.Where(method => method.Lines > LongestMethodInLines).ToList();

        Assert.True(
            longOnes.Count < methods.Count * 0.02,
            $"{longOnes.Count} of {methods.Count}: {string.Join(", ", longOnes.Select(method => $"{method.Place}: {method.Lines}"))}"
        );
    }

    /// <summary>The formatter breaks code, not comments, and it cannot break a string.</summary>
    [Fact]
    public void No_line_is_wider_than_one_hundred_and_forty_columns_but_for_a_string() =>
        None(
            from file in Ending(".cs")
            from line in File.ReadLines(Repository.PathOf(file)).Select((text, n) => (Text: text, Number: n + 1))
            where
                line.Text.Length > Width && (IsComment(line.Text) || (IsSource(file) && !line.Text.Contains('"', StringComparison.Ordinal)))
            select $"{file}:{line.Number}: {line.Text.Length} columns"
        );

    // Scripts of pages stand in strings of several lines in the tests.
    private static bool IsSource(string file) => file.StartsWith("src/", StringComparison.Ordinal);

    private static bool IsComment(string line) => FullLineComment().IsMatch(line);

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex FullLineComment();
}
