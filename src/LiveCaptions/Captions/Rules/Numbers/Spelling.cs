using System.Globalization;
using Humanizer;

namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>Spells numbers by Humanizer, which knows how each language does it.</summary>
internal static class Spelling
{
    private static readonly GrammaticalGender[] Genders =
    [
        GrammaticalGender.Masculine,
        GrammaticalGender.Feminine,
        GrammaticalGender.Neuter,
    ];

    /// <summary>A number in all its forms, which depend on what is counted.</summary>
    public static IEnumerable<string> Cardinal(long value, string culture)
    {
        var named = new NamedCulture(culture);
        return Genders.Select(gender => value.ToWords(gender, named)).Append(value.ToWords(WordForm.Abbreviation, named)).Distinct();
    }

    /// <summary>An ordinal in its masculine and its feminine form.</summary>
    public static IEnumerable<string> Ordinal(int value, string culture)
    {
        var named = new NamedCulture(culture);
        return Genders
            .Take(2)
            // A slip of the library.
            .Select(gender => value.ToOrdinalWords(gender, named).Replace("trediceesim", "tredicesim", StringComparison.Ordinal));
    }

    /// <summary>A culture by name alone: the program runs without the system's, and the library asks for no more.</summary>
    private sealed class NamedCulture(string name) : CultureInfo("")
    {
        public override string Name => name;

        public override CultureInfo Parent => name.Contains('-') ? new NamedCulture(name[..name.IndexOf('-')]) : InvariantCulture;
    }
}
