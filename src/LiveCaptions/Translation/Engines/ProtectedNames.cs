using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Captions;

namespace LiveCaptions.Translation.Engines;

/// <summary>
/// A text whose names are replaced by placeholders that engines leave alone, so that they come through untouched: "Mill" is no mill.
/// </summary>
/// <remarks>
/// A placeholder looks like a word that no dictionary has, "ZQ0X": rules leave it where a name stands, and models copy it. Brackets are
/// moved about, and signs that a model has never seen are lost. It ends with a letter, so that none is the beginning of another.
/// </remarks>
internal sealed partial class ProtectedNames
{
    /// <summary>Names that are protected in one text. A unit has some fifty words at most.</summary>
    private const int Most = 99;

    private static readonly string[] Stems = ["ZQ", "QX", "XQ", "QZ", "VQ", "QV", "ZX", "XZ"];

    private readonly string stem;
    private readonly List<string> kept;

    private ProtectedNames(string text, string stem, List<string> kept)
    {
        Text = text;
        this.stem = stem;
        this.kept = kept;
    }

    /// <summary>The text with placeholders.</summary>
    public string Text { get; }

    /// <summary>Whether the text has names.</summary>
    public bool Any => kept.Count > 0;

    /// <summary>Whether there is nothing but names to translate.</summary>
    public bool AreAll =>
        Any && !Placeholder().Replace(Text, one => IsOwn(one) ? "" : one.Value).EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>The names that stand in the text, as they are written there.</summary>
    public IReadOnlyList<string> Found => [.. kept.Distinct()];

    /// <summary>Replaces the names in a text, the longest first: "New York Times" is one name, whether or not "York" is another.</summary>
    public static ProtectedNames In(string text, IReadOnlyList<string> names)
    {
        var stem = Stems.FirstOrDefault(one => !text.Contains(one, StringComparison.OrdinalIgnoreCase));
        if (stem is null || names.Count == 0)
            return new(text, "", []);
        var (marked, kept, from) = (new StringBuilder(), new List<string>(), 0);
        foreach (var (start, length) in Places(text, names).Take(Most))
        {
            marked.Append(text, from, start - from).Append(stem).Append(kept.Count).Append('X');
            kept.Add(text.Substring(start, length));
            from = start + length;
        }
        return new(marked.Append(text, from, text.Length - from).ToString(), stem, kept);
    }

    /// <summary>The translation with its names; null: a placeholder is lost, or there is one too many.</summary>
    public string? PutBack(string translation)
    {
        var found = Placeholder().Matches(translation).Where(IsOwn).Select(Number).ToList();
        return found.Order().SequenceEqual(Enumerable.Range(0, kept.Count))
            ? Placeholder().Replace(translation, one => IsOwn(one) ? kept[Number(one)] : one.Value)
            : null;
    }

    /// <summary>The first placeholder in a text; null: there is none.</summary>
    public static string? FirstPlaceholder(string text) => Placeholder().Match(text) is { Success: true } first ? first.Value : null;

    /// <summary>Where names stand in the text, from left to right, none within another.</summary>
    private static IEnumerable<(int Start, int Length)> Places(string text, IReadOnlyList<string> names)
    {
        var places = new SortedList<int, int>();
        foreach (var name in names.Select(VisibleText.Of).Where(HasLetter).OrderByDescending(name => name.Length))
            for (var at = NameBorders.Find(text, name, 0); at >= 0; at = NameBorders.Find(text, name, at + name.Length))
                if (!places.Any(place => at < place.Key + place.Value && place.Key < at + name.Length))
                    places[at] = name.Length;
        return places.Select(place => (place.Key, place.Value));
    }

    private static bool HasLetter(string name) => name.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private bool IsOwn(Match one) => one.Groups[1].Value.Equals(stem, StringComparison.OrdinalIgnoreCase);

    private static int Number(Match one) => int.Parse(one.Groups[2].ValueSpan);

    [GeneratedRegex("(ZQ|QX|XQ|QZ|VQ|QV|ZX|XZ)([0-9]{1,3})X", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
