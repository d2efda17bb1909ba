using System.Text.RegularExpressions;

namespace LiveCaptions.Scoring;

/// <summary>Words as a scorer compares them: small letters, no marks, no remarks in brackets, British and American spellings alike.</summary>
internal static partial class PlainWords
{
    private static readonly Dictionary<string, string> Same = new()
    {
        ["mr"] = "mister",
        ["mrs"] = "missus",
        ["st"] = "saint",
        ["colour"] = "color",
        ["honour"] = "honor",
        ["favour"] = "favor",
        ["neighbour"] = "neighbor",
    };

    public static string[] Of(string text)
    {
        text = text.ToLowerInvariant().Replace('’', '\'');
        text = Remark().Replace(text, " ");
        text = Dash().Replace(text, " ");
        text = Mark().Replace(text, " ");
        text = Quote().Replace(text, " ");
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++) words[i] = Same.GetValueOrDefault(words[i], words[i]);
        return words;
    }

    [GeneratedRegex(@"\[[^\]]*\]|\([^)]*\)")] private static partial Regex Remark();
    [GeneratedRegex("[-–—]")] private static partial Regex Dash();
    [GeneratedRegex(@"[^\p{L}\p{N}_' ]+")] private static partial Regex Mark();
    [GeneratedRegex("(^| )'|'( |$)")] private static partial Regex Quote();
}
