using System.Text.RegularExpressions;

namespace LiveCaptions.Scoring;

/// <summary>
/// Normalises words for comparison: lower case, no punctuation, no remarks in brackets, one spelling for British and American.
/// </summary>
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
        text = Unspaced().Replace(text, " $0 ");
        text = Quote().Replace(text, " ");
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            words[i] = Same.GetValueOrDefault(words[i], words[i]);
        return words;
    }

    [GeneratedRegex(@"\[[^\]]*\]|\([^)]*\)")]
    private static partial Regex Remark();

    [GeneratedRegex("[-–—]")]
    private static partial Regex Dash();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}_' ]+")]
    private static partial Regex Mark();

    // Scripts without spaces between words: each character with its marks is scored as a word.
    [GeneratedRegex(@"[\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]\p{M}*")]
    private static partial Regex Unspaced();

    [GeneratedRegex("(^| )'|'( |$)")]
    private static partial Regex Quote();
}
