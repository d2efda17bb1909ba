using System.Collections.Frozen;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>All terms of a stream, found by what they sound like and by their first tokens.</summary>
internal sealed class TermList
{
    private readonly FrozenDictionary<string, Term> byKey;
    private readonly int[] firstTokens;
    private readonly Term[][] byFirstToken;
    private readonly float[] allowances;
    private readonly ILookup<string, Term> refused;

    public TermList(ListedTerms texts, Tokeniser tokeniser)
    {
        Term[] terms =
        [
            .. texts
                .Where(text => text.Length > 0)
                .Select(text => new Term(text, tokeniser))
                .Where(term => term is { Key.Length: > 0, Spellings.Length: > 0 })
                .DistinctBy(term => term.Key),
        ];
        byKey = terms.ToFrozenDictionary(term => term.Key);
        var beginnings = terms
            .SelectMany(term => term.Spellings.Select(tokens => (First: tokens[0], Term: term)))
            .ToLookup(b => b.First, b => b.Term);
        firstTokens = [.. beginnings.Select(group => group.Key)];
        byFirstToken = [.. beginnings.Select(group => group.Distinct().ToArray())];
        allowances = [.. byFirstToken.Select(group => group.Max(term => TermAllowance.Of(term, 0)))];
        refused = Refused(texts);
        MostWords = terms.Select(term => term.Words).DefaultIfEmpty().Max();
    }

    private ILookup<string, Term> Refused(ListedTerms texts) =>
        texts
            .Refused.Where(use => byKey.ContainsKey(Hypothesis.Letters(use.Term)))
            .ToLookup(use => SoundSpelling.Of(use.Heard), use => byKey[Hypothesis.Letters(use.Term)]);

    /// <summary>Whether there is no term.</summary>
    public bool IsEmpty => byKey.Count == 0;

    /// <summary>Words of the longest term.</summary>
    public int MostWords { get; }

    /// <summary>The tokens that terms begin with.</summary>
    public ReadOnlySpan<int> FirstTokens => firstTokens;

    /// <summary>The most that a term with each of the first tokens may lack.</summary>
    public ReadOnlySpan<float> Allowances => allowances;

    /// <summary>The terms that begin with one of the first tokens.</summary>
    public ReadOnlySpan<Term> BeginningWith(int index) => byFirstToken[index];

    /// <summary>Whether a person has said of any term what it is not meant by.</summary>
    public bool RefusesAny => refused.Count > 0;

    /// <summary>The terms that, as a person has said, are not meant by these sounds.</summary>
    public IEnumerable<Term> RefusedFor(string sounds) => refused[sounds];

    /// <summary>The term with these letters.</summary>
    public Term? Spelled(string key) => byKey.GetValueOrDefault(key);
}
