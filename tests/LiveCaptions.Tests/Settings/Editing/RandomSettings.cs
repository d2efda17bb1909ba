using System.Text;

namespace LiveCaptions.Tests.Settings.Editing;

/// <summary>Settings files as nasty as the reader takes them: comments everywhere, mixed layouts, line ends and encodings.</summary>
/// <param name="seed">Equal seeds give equal files.</param>
internal sealed class RandomSettings(int seed)
{
    private static readonly string[] Names = ["a", "B", "Ünï", "c:d", "e\\u0041", "\\\"q", "🎤", "g // h"];
    private static readonly string[] Scalars =
    [
        "1",
        "-0.5e3",
        "true",
        "null",
        "\"\"",
        "\"// no, { comment }\"",
        "[1, /* x */ {\"y\": 2},]",
        "\"\\\\\\\"\"",
    ];
    private static readonly string[] LineEnds = ["\n", "\r\n", "\n\n", "\r"];
    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();
    private string lineEnd = "\n";
    private int comments;

    /// <summary>The keys of all members, written as the reader joins them.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>The text of each comment, all different.</summary>
    public IEnumerable<string> Comments => Enumerable.Range(0, comments).Select(number => $"#{number}#");

    public byte[] Write()
    {
        lineEnd = Of(LineEnds);
        Space();
        Object("", depth: 0);
        Space();
        Encoding encoding = Of<Encoding>([
            new UTF8Encoding(false),
            new UTF8Encoding(true),
            new UnicodeEncoding(false, true),
            new UnicodeEncoding(true, true),
        ]);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    public override string ToString() => text.ToString();

    public T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private void Object(string path, int depth)
    {
        text.Append('{');
        Space();
        var names = Names.OrderBy(_ => random.Next()).Take(random.Next(5)).ToList();
        foreach (var (at, name) in names.Index())
            Member(path, depth, name, isLast: at == names.Count - 1);
        text.Append('}');
    }

    private void Member(string path, int depth, string name, bool isLast)
    {
        // The reader takes no comment before a colon.
        text.Append('"').Append(name).Append('"').Append(Of(["", " ", "\n\t"])).Append(':');
        Space();
        var key = path + System.Text.RegularExpressions.Regex.Unescape(name);
        Keys.Add(key);
        if (depth < 3 && random.Next(3) == 0)
            Object(key + ":", depth + 1);
        else
            text.Append(Of(Scalars));
        Space();
        if (!isLast || random.Next(2) == 0)
            text.Append(',');
        Space();
    }

    private void Space()
    {
        for (var i = random.Next(3); i > 0; i--)
            text.Append(
                random.Next(5) switch
                {
                    0 => $"/*{Comment()}{(random.Next(2) == 0 ? lineEnd : "")}*/",
                    1 => $"//{Comment()}{lineEnd}",
                    2 => lineEnd,
                    3 => "\t",
                    _ => "  ",
                }
            );
    }

    private string Comment() => $" #{comments++}# \" {{ , ";
}
