using System.Text;

namespace LiveCaptions.Translation.Engines;

/// <summary>Whether an answer is written in a script that the language does not have: a model answered in a language of its own.</summary>
internal static class TargetScript
{
    /// <summary>Languages that may be written with one script or another, or of which this is not known.</summary>
    private static readonly HashSet<string> Either = [.. "az ba bs cv iu kk ks ku ky mn ms os sa sd sh sr tk tt uz".Split(' ')];

    /// <summary>
    /// Whether the answer cannot be in the language that was asked for. Latin words are names everywhere, if they are few, and so are words
    /// that stand in the text.
    /// </summary>
    public static bool IsAnother(string line, TranslationRequest request)
    {
        var to = Languages.ShortCode(request.To);
        if (Either.Contains(to) || Languages.Name(to) == to)
            return false;
        var own = WritingSystems.OfLanguage(to);
        var scripts = Scripts(line);
        if (own != WritingSystems.Latin && scripts.All(script => script == WritingSystems.Latin))
            return PlainWords.AreMany(line);
        var said = request.Text.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        var foreign = Scripts(string.Join(' ', line.Split(' ').Where(word => !said.Contains(word)))).Where(IsForeign).ToList();
        // A model that was trained on Chinese slips into it within a sentence; a letter of another script may be a formula's.
        return foreign.Count * 2 > scripts.Count
            || (foreign.Contains(WritingSystems.EastAsian) && !Scripts(request.Text).Contains(WritingSystems.EastAsian));

        bool IsForeign(string script) =>
            script != own && script != WritingSystems.Latin && !(to == "ko" && script == WritingSystems.EastAsian);
    }

    private static List<string> Scripts(string text) => [.. text.EnumerateRunes().Where(Rune.IsLetter).Select(WritingSystems.Of)];
}
