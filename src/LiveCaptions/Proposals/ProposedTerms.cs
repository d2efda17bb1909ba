using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Proposals;

/// <summary>A name or term that was found in a document.</summary>
/// <param name="Count">How often it stands there.</param>
/// <param name="Likely">It is hardly an ordinary word.</param>
internal sealed record ProposedTerm(string Term, int Count, bool Likely);

/// <summary>
/// Finds names and terms in a text by how they are written, without a dictionary: words in capitals where no sentence begins, in a row;
/// words with capitals or digits within; abbreviations. What the text also writes in small letters is an ordinary word.
/// </summary>
internal static class ProposedTerms
{
    /// <summary>Terms of one document: as many as somebody reads through.</summary>
    public const int Most = 300;

    /// <summary>A longer row of capitals is a title.</summary>
    private const int LongestName = 4;

    /// <summary>Small words that begin sentences and stand in titles, but in no name: English, German, French, Spanish, Italian.</summary>
    private static readonly HashSet<string> Small = new(
        (
            "a an and are as at but by for from he her his how i if in is it its my no not of on or our she so that the their there these they this to "
            + "was we what when where which who why will with you your yes der die das ein eine und oder im in von zu mit für auf ist sind wir sie es le la "
            + "les un une et de des du en au aux el los las y del il lo gli e di con per che"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Likely ones first, then by how often they stand there, then in the text's order.</summary>
    public static IReadOnlyList<ProposedTerm> In(string text)
    {
        // A row in capitals is shouted.
        var rows = TextRows.Of(text).Where(row => row.Count == 1 || row.Any(word => word.Any(char.IsLower))).ToList();
        var ordinary = rows.SelectMany(row => row).Where(word => char.IsLower(word[0])).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = rows.SelectMany(row => Names(row, ordinary)).ToList();
        var within = found.Where(name => !name.Begins).Select(name => name.Term).ToHashSet();
        return
        [
            .. found
                .Select(name => name.Begins && within.Contains(Tail(name.Term)) ? name with { Term = Tail(name.Term) } : name)
                .GroupBy(name => name.Term)
                .Select(same => new ProposedTerm(same.Key, same.Count(), same.Any(name => name.Likely)))
                .OrderByDescending(term => term.Likely)
                .ThenByDescending(term => term.Count)
                .Take(Most),
        ];
    }

    /// <summary>Without its first word, whose capital may be the sentence's: "Later Anna Kowalczyk".</summary>
    private static string Tail(string name) => name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<Name> Names(IReadOnlyList<string> row, HashSet<string> ordinary)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (IsPeculiar(row[i]))
                yield return new(row[i], true, false);
            if (!IsName(row[i], ordinary))
                continue;
            var end = i + 1;
            while (end < row.Count && IsName(row[end], ordinary))
                end++;
            var term = string.Join(' ', row.Skip(i).Take(end - i));
            // One capital at the beginning of a sentence says nothing.
            if (end - i is > 1 and <= LongestName && WordRules.IsTerm(term))
                yield return new(term, true, i == 0 && end - i > 2);
            else if (end - i == 1 && i > 0 && !IsPeculiar(term))
                yield return new(term, false, false);
            i = end - 1;
        }
    }

    /// <summary>"Kubernetes", "O'Brien" in a row with others; not "The", and not "Captions" where "captions" stand, too.</summary>
    private static bool IsName(string word, HashSet<string> ordinary) =>
        char.IsUpper(word[0]) && word.Length > 1 && !Small.Contains(word) && !ordinary.Contains(word);

    /// <summary>"WebRTC", "macOS", "k8s", "NDI", "H.264": written as no ordinary word is.</summary>
    private static bool IsPeculiar(string word)
    {
        var letters = word.Count(char.IsLetter);
        if (letters == 0 || word.Length > 30 || !char.IsLetter(word[0]))
            return false;
        if (word.All(char.IsUpper))
            return letters is >= 2 and <= 5;
        // "Jean-Luc" and "O'Brien" are names as others are.
        var inner = word.Skip(1).Where((character, n) => char.IsUpper(character) && char.IsLetterOrDigit(word[n])).Any();
        return (inner && word.Any(char.IsLower)) || word.Any(char.IsDigit);
    }

    /// <summary>A name where it stands.</summary>
    /// <param name="Begins">Its first word may be the sentence's.</param>
    private readonly record struct Name(string Term, bool Likely, bool Begins);
}
