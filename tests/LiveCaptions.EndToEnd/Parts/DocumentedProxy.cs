using System.Globalization;
using System.Text.RegularExpressions;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The configuration of nginx that docs/venue.md gives, so that what is tested is what people copy.</summary>
internal static partial class DocumentedProxy
{
    private const string ToService = "http://127.0.0.1:4955";

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "venue.md"));

    private static readonly Match Given = Block().Match(Page) is { Success: true } found
        ? found
        : throw new InvalidOperationException("docs/venue.md has no block of nginx with a map and a location.");

    /// <summary>What belongs in the block <c>http</c>.</summary>
    public static string Map => Given.Groups["map"].Value;

    /// <summary>The location of the page, at another path, of another port, with a change that the page names.</summary>
    /// <param name="change">A directive to add; "-Upgrade": without sockets.</param>
    public static string Location(string below, int port, string upstream, string change)
    {
        var given = Given.Groups["location"].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains($"proxy_pass {ToService};", given);
        foreach (var named in new[] { "`location /captions-hall/`", $"`proxy_pass {ToService}/;`", "`Server:BasePath`" })
            Assert.Contains(named, Page, StringComparison.Ordinal);
        var directives = given.Where(directive => !directive.StartsWith("proxy_pass ", StringComparison.Ordinal));
        if (change == "-Upgrade")
            directives = directives.Where(directive => !directive.Contains("upgrade", StringComparison.Ordinal));
        else if (change.Length > 0)
        {
            Assert.Contains($"`{change}`", Page, StringComparison.Ordinal);
            directives = directives.Append(change);
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"location {below} {{ proxy_pass http://127.0.0.1:{port}{upstream}; {string.Join(' ', directives)} }}"
        );
    }

    [GeneratedRegex(@"```nginx\n(?<map>map [^\n]+)\n\nlocation / \{\n(?<location>[^}]+)\}\n```")]
    private static partial Regex Block();
}
