using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Proposals;

/// <summary>What the operator has corrected to the same text more than once: it will be said again.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class CorrectedTerms
{
    /// <summary>Texts that are remembered; the oldest is forgotten.</summary>
    private const int MostTexts = 500;
    private const int MostOffered = 5;
    private const int FewestLetters = 3;

    private readonly Lock sync = new();
    private readonly List<(string Term, int Count)> terms = []; // the newest last

    /// <summary>Takes a correction.</summary>
    /// <param name="text">The word as it was corrected; empty: it was taken out.</param>
    public void Note(string text)
    {
        var term = text.Trim().TrimEnd('.', ',', '?', '!', ':', ';');
        if (term.Count(char.IsLetter) < FewestLetters || !WordRules.IsTerm(term))
            return;
        lock (sync)
        {
            var at = terms.FindIndex(known => known.Term == term);
            var count = at < 0 ? 0 : terms[at].Count;
            if (at >= 0)
                terms.RemoveAt(at);
            terms.Add((term, count + 1));
            if (terms.Count > MostTexts)
                terms.RemoveAt(0);
        }
    }

    /// <summary>Those that were written at least twice, the newest first, without those that are known already.</summary>
    public IReadOnlyList<string> Offered(IReadOnlyList<string> vocabulary)
    {
        lock (sync)
            return
            [
                .. Enumerable
                    .Reverse(terms)
                    .Where(known => known.Count > 1 && !vocabulary.Contains(known.Term))
                    .Take(MostOffered)
                    .Select(known => known.Term),
            ];
    }
}
