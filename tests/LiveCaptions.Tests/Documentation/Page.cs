using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.Documentation;

/// <summary>A page of the documentation: its headings with their anchors, its links, and its tables.</summary>
internal sealed partial class Page(string file)
{
    /// <summary>All pages of the repository.</summary>
    public static IEnumerable<Page> All =>
        Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(file => new Page(file));

    /// <summary>Its path from the repository's root.</summary>
    public string File => file;

    /// <summary>Its text, line by line.</summary>
    public IReadOnlyList<string> Lines { get; } = [.. System.IO.File.ReadLines(Repository.PathOf(file))];

    /// <summary>Headings with their marks, outside of blocks of code.</summary>
    public IEnumerable<string> Headings => Prose.Where(line => Heading().IsMatch(line));

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors
    {
        get
        {
            var seen = new Dictionary<string, int>();
            foreach (var heading in Headings)
            {
                var slug = Unsluggable().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');
                var times = seen[slug] = seen.GetValueOrDefault(slug) + 1;
                yield return times == 1 ? slug : $"{slug}-{times - 1}";
            }
        }
    }

    /// <summary>Targets of its links and pictures.</summary>
    public IEnumerable<string> Links =>
        Prose.SelectMany(line => Link().Matches(Code().Replace(line, ""))).Select(link => link.Groups[1].Value);

    /// <summary>The cells of the tables below a heading, up to the next heading of any level; null: of the whole page.</summary>
    public IEnumerable<string[]> Rows(string? heading = null)
    {
        var lines = heading is null ? Lines : Lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !Heading().IsMatch(line));
        return lines
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => Pipe().Split(line).Select(cell => cell.Trim()).ToArray()[1..^1]);
    }

    private IEnumerable<string> Prose
    {
        get
        {
            var code = false;
            foreach (var line in Lines)
            {
                if (line.StartsWith("```", StringComparison.Ordinal))
                    code = !code;
                else if (!code)
                    yield return line;
            }
        }
    }

    [GeneratedRegex("^#{1,6} ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M} _-]")]
    private static partial Regex Unsluggable();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?:\]\(|\bsrc="")([^)""\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Pipe();
}
