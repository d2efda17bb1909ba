using System.Collections.Frozen;

namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>How far apart two sounded-out spellings are: about 1 for each consonant that differs.</summary>
/// <remarks>The edit distance of Levenshtein with weights; vowels and voicing are what recognisers take for another first.</remarks>
internal static class SoundDistance
{
    private const float Least = 0.5f, // of a sound that is missing
        OtherVowel = 0.3f,
        VowelForConsonant = 1.2f,
        OtherConsonant = 1;

    private static readonly FrozenDictionary<(char, char), float> Alike = Pairs(
        (0.2f, ["sz"]),
        (0.35f, ["bp", "dt", "gk", "fv", "jc", "cx", "0t"]),
        (0.4f, ["sx", "jx", "0f", "0d", "mn"]),
        (0.5f, ["jg", "jz", "0s", "wv", "bv"]),
        (0.6f, ["lr", "fp", "ct"]),
        (0.7f, ["tk", "dg", "bm", "dn", "wl", "wr"])
    );

    /// <summary>The weighted edit distance.</summary>
    public static float Between(string a, string b) => Within(float.PositiveInfinity, a, b);

    /// <summary>The weighted edit distance; infinite if it is above a limit.</summary>
    public static float Within(float limit, string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) * Least > limit)
            return float.PositiveInfinity;
        Span<float> row = b.Length < 128 ? stackalloc float[b.Length + 1] : new float[b.Length + 1];
        row[0] = 0;
        for (var j = 1; j <= b.Length; j++)
            row[j] = row[j - 1] + Alone(b[j - 1]);
        foreach (var sound in a)
            if (Next(row, sound, b) > limit)
                return float.PositiveInfinity;
        return row[b.Length] <= limit ? row[b.Length] : float.PositiveInfinity;
    }

    /// <summary>Turns the distances to each beginning of b into those with one more sound.</summary>
    /// <returns>The least of them.</returns>
    private static float Next(Span<float> row, char sound, string b)
    {
        var diagonal = row[0];
        row[0] += Alone(sound);
        var least = row[0];
        for (var j = 1; j <= b.Length; j++)
        {
            var left = Math.Min(row[j] + Alone(sound), row[j - 1] + Alone(b[j - 1]));
            (diagonal, row[j]) = (row[j], Math.Min(diagonal + Instead(sound, b[j - 1]), left));
            least = Math.Min(least, row[j]);
        }
        return least;
    }

    /// <summary>How much there is to hear in a spelling: its distance to silence.</summary>
    public static float Substance(string sounds) => Between(sounds, "");

    private static float Alone(char sound) =>
        SoundSpelling.IsVowel(sound) || sound is 'h' or 'w' ? Least
        : sound == 'r' ? 0.7f
        : 1;

    private static float Instead(char a, char b) =>
        (SoundSpelling.IsVowel(a), SoundSpelling.IsVowel(b)) switch
        {
            _ when a == b => 0,
            (true, true) => OtherVowel,
            (false, false) => Alike.GetValueOrDefault((a, b), OtherConsonant),
            _ => VowelForConsonant,
        };

    private static FrozenDictionary<(char, char), float> Pairs(params (float Cost, string[] Pairs)[] groups) =>
        groups
            .SelectMany(group => group.Pairs.SelectMany(p => new[] { ((p[0], p[1]), group.Cost), ((p[1], p[0]), group.Cost) }))
            .ToFrozenDictionary(entry => entry.Item1, entry => entry.Cost);
}
