using System.Collections.Frozen;
using System.Text;

namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>What a spelling may sound like, coarsely and for no language in particular: a character per sound.</summary>
/// <remarks>
/// It only finds the terms that are worth asking the model about, and the model has heard the sound. So "Helstone" and "Halston" must
/// come out alike, and it does no harm that "though" and "tough" do.
/// </remarks>
internal static class SoundSpelling
{
    private const string Vowels = "aeiouy";

    private static readonly FrozenDictionary<char, char> Accented = new[]
    {
        "aàáâãäåāăą",
        "cç",
        "dďđð",
        "eèéêëēĕėęěœæ",
        "gĝğġģ",
        "iìíîïĩīĭįı",
        "lĺľł",
        "nñńņňŋ",
        "oòóôõöøōŏő",
        "rŕř",
        "sśŝşșß",
        "tţťț",
        "uùúûüũūŭůűų",
        "yýÿ",
        "zźżž",
        "xš", // as in "sh"
        "cčć", // as in "ch"
    }
        .SelectMany(letters => letters[1..].Select(letter => (letter, letters[0])))
        .DistinctBy(pair => pair.letter)
        .ToFrozenDictionary(pair => pair.letter, pair => pair.Item2);

    // Letters that make other sounds together than alone; longer ones first.
    private static readonly (string Letters, string Sounds)[] Groups =
    [
        ("tsch", "c"),
        ("sch", "x"),
        ("tch", "c"),
        ("ght", "t"),
        ("ph", "f"),
        ("gh", "g"),
        ("ck", "k"),
        ("sh", "x"),
        ("ch", "c"),
        ("dg", "j"),
        ("th", "0"),
        ("wh", "w"),
        ("wr", "r"),
        ("kn", "n"),
        ("ps", "s"),
        ("mb", "m"),
        ("qu", "kw"),
        ("q", "k"),
    ];

    /// <summary>The sounds of a text; marks, spaces and double letters make none, and a run of vowels is its first one.</summary>
    public static string Of(string text)
    {
        var letters = Plain(text);
        var sounds = new StringBuilder(letters.Length);
        for (var at = 0; at < letters.Length; )
            at += IsVowel(letters[at]) && !(at == 0 && letters[at] == 'y') ? Vowel(letters, at, sounds) : Consonant(letters, at, sounds);
        return sounds.ToString();
    }

    public static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);

    /// <summary>Letters and digits in lower case, without accents; the program runs without tables for all of Unicode's.</summary>
    private static string Plain(string text) =>
        string.Concat(
            text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).Select(letter => Accented.GetValueOrDefault(letter, letter))
        );

    private static int Vowel(string letters, int at, StringBuilder sounds)
    {
        var end = at + 1;
        while (end < letters.Length && IsVowel(letters[end]))
            end++;
        var mute = end == letters.Length && letters.AsSpan(at) is "e" && sounds.Length > 1;
        if (!mute && (sounds.Length == 0 || !IsVowel(sounds[^1])))
            sounds.Append(letters[at] == 'y' ? 'i' : letters[at]);
        return end - at;
    }

    private static int Consonant(string letters, int at, StringBuilder sounds)
    {
        foreach (var (group, sound) in Groups)
            if (letters.AsSpan(at).StartsWith(group, StringComparison.Ordinal))
                return Append(sounds, sound, group.Length);
        var next = at + 1 < letters.Length ? letters[at + 1] : '\0';
        return letters[at] switch
        {
            'c' => Append(sounds, next is 'e' or 'i' or 'y' ? "s" : "k", 1),
            'g' => Append(sounds, next is 'e' or 'i' or 'y' ? "j" : "g", 1),
            'x' => Append(sounds, at == 0 ? "s" : "ks", 1),
            'y' => Append(sounds, "j", 1),
            'w' when !IsVowel(next) => 1,
            'h' when at > 0 && !(IsVowel(next) && IsVowel(letters[at - 1])) => 1,
            var letter => Append(sounds, letter.ToString(), 1),
        };
    }

    /// <returns>How many letters were read.</returns>
    private static int Append(StringBuilder to, string sounds, int letters)
    {
        foreach (var sound in sounds)
            if (to.Length == 0 || to[^1] != sound)
                to.Append(sound);
        return letters;
    }
}
