using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.Documentation;

/// <summary>What holds for the pages as a whole: links, sizes, and the index of decisions.</summary>
public partial class PagesTests
{
    private const int LongestReadme = 120;
    private const int LargestPicture = 300_000;

    [Fact]
    public void Every_relative_link_and_anchor_resolves()
    {
        var broken =
            from page in Page.All
            from link in page.Links
            where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal)
            where !Resolves(page, link)
            select $"{page.File}: {link}";

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/architecture.md")]
    public void Every_file_that_a_page_for_developers_names_exists(string page)
    {
        var named = SourcePath().Matches(File.ReadAllText(Repository.PathOf(page))).Select(found => found.Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(File.Exists(Repository.PathOf(path)), path));
    }

    [Fact]
    public void The_readme_is_short_and_names_both_scripts()
    {
        var readme = new Page("README.md");

        Assert.InRange(readme.Lines.Count, 1, LongestReadme);
        Assert.Contains(readme.Lines, line => line.StartsWith("./run.sh ", StringComparison.Ordinal));
        Assert.Contains(readme.Lines, line => line.StartsWith("./test.sh ", StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_are_of_moderate_size_and_all_are_shown()
    {
        var pictures = Repository
            .Files.Where(file => file.StartsWith("docs/pictures/", StringComparison.Ordinal) && Path.GetExtension(file) is ".png" or ".svg")
            .ToList();
        var shown = Page.All.SelectMany(page => page.Links.Select(Path.GetFileName)).ToHashSet();

        Assert.NotEmpty(pictures);
        Assert.DoesNotContain(pictures, picture => new FileInfo(Repository.PathOf(picture)).Length > LargestPicture);
        Assert.DoesNotContain(pictures, picture => !shown.Contains(Path.GetFileName(picture)));
    }

    [Fact]
    public void The_index_names_every_decision_with_its_title_and_status()
    {
        var written =
            from page in Page.All
            where page.File.StartsWith("docs/decisions/0", StringComparison.Ordinal)
            select (Path.GetFileName(page.File)[..4], page.Headings.First()[7..], Said(page, "Status"));
        var listed =
            from row in new Page("docs/decisions/README.md").Rows().Skip(1)
            let link = row[0][1..].Split("](")
            select (link[0], row[1], row[3]);

        Assert.Equal(written.Order(), listed.Order());
    }

    [Fact]
    public void Every_decision_begins_with_its_status_and_its_outcome()
    {
        foreach (var page in Page.All.Where(page => page.File.StartsWith("docs/decisions/0", StringComparison.Ordinal)))
        {
            Assert.Equal($"# {Path.GetFileName(page.File)[..4]} ", page.Lines[0][..7]);
            Assert.Matches("^(kept|kept in part|not kept|superseded by )", Said(page, "Status"));
            Assert.NotEmpty(Said(page, "Decision"));
        }
    }

    /// <summary>What stands behind "**Status:**" in the head of a decision, links as their text.</summary>
    private static string Said(Page page, string what)
    {
        var mark = $"**{what}:** ";
        var line = page.Lines.Take(6).FirstOrDefault(line => line.StartsWith(mark, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{page.File} does not say its {what} in its first lines: {mark}…");
        return line[mark.Length..];
    }

    private static bool Resolves(Page page, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        var folder = Path.GetDirectoryName(page.File)!.Replace('\\', '/');
        var target =
            path.Length == 0
                ? page.File
                : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, path))).Replace('\\', '/');
        if (!Repository.Files.Contains(target))
            return anchor is null && Directory.Exists(Repository.PathOf(target)) && target != "..";
        return anchor is null || new Page(target).Anchors.Contains(anchor);
    }

    // XSource.cs and its like stand for the reader's own file.
    [GeneratedRegex(@"(?<![.\w/])(?:src|tests|overlays|docs|config|build)/(?!\S*/X\w+\.cs)[\w./-]+\.(?:cs|js|json|md|sh|targets)\b")]
    private static partial Regex SourcePath();
}
