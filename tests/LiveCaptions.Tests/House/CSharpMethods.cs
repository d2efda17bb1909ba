using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.House;

/// <summary>A method or constructor in formatted source.</summary>
/// <param name="Place">File, line and name.</param>
internal readonly record struct CSharpMethod(string Place, int Lines, int Tokens);

/// <summary>Finds methods by their indentation, which the formatter guarantees.</summary>
internal static partial class CSharpMethods
{
    public static IEnumerable<CSharpMethod> In(string file)
    {
        var lines = CSharpTokens.WithoutComments(File.ReadAllText(Repository.PathOf(file))).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (
                Head().Match(lines[i]) is not { Success: true } head
                || Statement().IsMatch(lines[i])
                || !lines[i].Contains('(', StringComparison.Ordinal)
            )
                continue;
            var end = EndOf(lines, i, head.Groups[1].Value);
            yield return new(
                $"{file}:{i + 1}: {Name().Match(lines[i]).Groups[1].Value}",
                end - i - 1,
                CSharpTokens.Count(string.Join('\n', lines[i..(end + 1)]))
            );
        }
    }

    /// <summary>The closing brace of the same depth; for an expression body, the line that ends the statement.</summary>
    private static int EndOf(string[] lines, int start, string indent)
    {
        if (lines[start].TrimEnd().EndsWith(';'))
            return start;
        var inBraces = false;
        for (var i = start + 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(indent + "}", StringComparison.Ordinal))
                return i;
            inBraces |= lines[i].StartsWith(indent + "{", StringComparison.Ordinal);
            if (!inBraces && lines[i].TrimEnd().EndsWith(';') && lines[i].Length - lines[i].TrimStart().Length <= indent.Length + 4)
                return i;
        }
        return lines.Length - 1;
    }

    [GeneratedRegex(@"^( {4}(?=[A-Za-z])| {8}(?=public |private |internal |protected |static |override ))")]
    private static partial Regex Head();

    [GeneratedRegex(
        @"\b(class|record|struct|interface|enum|namespace)\b|^\s*(if|for|foreach|while|switch|using|lock|return|var|await|throw|try|do)\b"
    )]
    private static partial Regex Statement();

    [GeneratedRegex(@"(\w+)\s*(<[^()]*>)?\(")]
    private static partial Regex Name();
}
