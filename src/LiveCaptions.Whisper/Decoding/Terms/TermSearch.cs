using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>Finds where terms may stand in a text: in place of words that sound alike, and where the model nearly wrote them.</summary>
/// <remarks>See docs/decisions/0059-terms.md.</remarks>
internal sealed class TermSearch(Vocabulary vocabulary, TermList list)
{
    // Words that the model is surer of than this are no term, unless they sound the same.
    private const float Sure = 0.95f;

    // Words that one word of a term may have been taken for.
    private const int WordsForOne = 3;

    // Readings at one place, of one text, and of one term in place of the same words: growing sound may change the answer once.
    private const int MaxTriesAtOnce = 2,
        MaxTries = 3,
        MaxTriesOfOne = 2;

    private const int MaxRemembered = 500;

    private readonly FirstTokenScores scores = new(list);
    private readonly Dictionary<(string, string, string), int> tried = [];
    private readonly PriorityQueue<TermCandidate, float> waiting = new();
    private readonly HashSet<(Term, int)> offered = [];
    private readonly List<(Term Term, int End)> refused = []; // in place of the words up to there, or of some of them
    private int place,
        tries,
        triesHere;

    private bool final;

    /// <summary>Begins a new text.</summary>
    /// <param name="fresh">Its window is new, too.</param>
    /// <param name="final">No more sound will come: the last words are looked at, too.</param>
    public void Begin(bool fresh, bool final)
    {
        (place, tries, this.final) = (0, 0, final);
        scores.Clear();
        waiting.Clear();
        refused.Clear();
        if (fresh || tried.Count > MaxRemembered)
            tried.Clear();
    }

    /// <summary>Looks at a token that is being written.</summary>
    public void Look(int at, int chosen, ReadOnlySpan<float> row) => scores.Note(at, chosen, vocabulary.StartsWord(chosen) ? row : []);

    /// <summary>A token of a term is being written: it is no place to look for others.</summary>
    public void LookAtTerm(int at) => scores.Note(at, 0, []);

    /// <summary>A term was written, and the text behind it anew.</summary>
    public void GoOnFrom(int at)
    {
        waiting.Clear();
        refused.Clear();
        place = at;
    }

    /// <summary>Another text is tried from a place on.</summary>
    public void Leave(int at) => scores.Leave(at);

    /// <summary>The text that was left stays.</summary>
    public void Return(int at) => scores.Return(at);

    /// <summary>The next term worth reading, from the beginning of the text to its end; null: there is none.</summary>
    public TermCandidate? Next(DecodedText text)
    {
        while (tries < MaxTries && (waiting.Count > 0 || place < text.Count))
        {
            if (!waiting.TryDequeue(out var candidate, out _))
            {
                triesHere = 0;
                Gather(text);
            }
            else if (triesHere++ < MaxTriesAtOnce && Counts(candidate, text))
                return candidate;
        }
        return null;
    }

    /// <summary>Whether the first token of a spelling was plausible enough at the candidate's place.</summary>
    public bool IsPlausible(TermCandidate candidate, int[] spelling) => Lack(candidate.Place, spelling[0]) <= candidate.Allowance;

    private bool Counts(TermCandidate candidate, DecodedText text)
    {
        var before = candidate.Place > 0 ? vocabulary.Text(text.Tokens[(candidate.Place - 1)..candidate.Place]) : "";
        var key = (before, KeyOf(text, candidate.Place, candidate.End), candidate.Term.Key);
        var times = tried.GetValueOrDefault(key);
        if (times >= MaxTriesOfOne)
            return false;
        tried[key] = times + 1;
        tries++;
        return true;
    }

    /// <summary>Looks for terms that may begin at the next word.</summary>
    private void Gather(DecodedText text)
    {
        var (begin, end, least) = (place, place, 1f);
        place = EndOfWord(text, begin);
        if (scores.At(begin).IsEmpty)
            return;
        var spans = new List<Span>();
        for (var words = 1; words <= WordsForOne + list.MostWords - 1 && end < text.Count; words++)
        {
            var last = end;
            end = EndOfWord(text, end);
            least = Math.Min(least, LeastProbability(text, last, end));
            var key = KeyOf(text, begin, end);
            if (list.Spelled(key) is { } spelled)
            {
                Respell(spelled, text, begin, end);
                return;
            }
            if (words > 1 && list.Spelled(KeyOf(text, last, end)) is not null)
                break; // a term of its own
            if (key.Length == 0 || (end == text.Count && !final))
                continue; // the last word changes with the sound to come
            spans.Add(new(begin, last, end, SoundSpelling.Of(key), Certain: least > Sure));
        }
        Offer(text, begin, spans);
    }

    /// <summary>Offers the terms that sound like words here, of those whose first token is plausible.</summary>
    private void Offer(DecodedText text, int begin, List<Span> spans)
    {
        offered.Clear();
        NoteRefused(begin, spans);
        var lacks = scores.At(begin);
        var allowances = list.Allowances;
        for (var i = 0; i < lacks.Length; i++)
        {
            if (lacks[i] > allowances[i])
                continue;
            foreach (var term in list.BeginningWith(i))
            foreach (var span in spans)
                Offer(term, TermAllowance.MaxDistanceAt(term, lacks[i]), span, text);
        }
    }

    /// <summary>Offers a term in place of words that sound so much like it, and more so than a part of them.</summary>
    private void Offer(Term term, float limit, Span span, DecodedText text)
    {
        if (refused.Exists(other => other.Term == term && span.Begin < other.End))
            return;
        var distance = term.DistanceTo(span.Sounds, span.Certain ? Math.Min(limit, TermAllowance.SoundsTheSame) : limit);
        if (float.IsInfinity(distance))
            return;
        var second = EndOfWord(text, span.Begin);
        var whole =
            second == span.End
            || distance < Math.Min(DistanceOf(term, text, second, span.End), DistanceOf(term, text, span.Begin, span.Last));
        // Another spelling of it may have been plausible, too.
        if (whole && offered.Add((term, span.End)))
            waiting.Enqueue(new(term, TermAllowance.Of(term, distance), span.Begin, span.End), distance);
    }

    /// <summary>A term that is not meant by some words is not meant by a part of them either.</summary>
    private void NoteRefused(int begin, List<Span> spans)
    {
        if (!list.RefusesAny)
            return;
        foreach (var span in spans)
        foreach (var term in list.RefusedFor(span.Sounds))
            refused.Add((term, span.End));
    }

    /// <summary>The letters are a term's: they are written as it is, if the model does not mind.</summary>
    private void Respell(Term term, DecodedText text, int begin, int end)
    {
        waiting.Clear();
        var written = vocabulary.Text(text.Tokens[begin..end]);
        if (term.IsSpelledIn(written))
            place = end;
        else if (!list.RefusedFor(SoundSpelling.Of(term.Key)).Contains(term))
            waiting.Enqueue(new(term, TermAllowance.Of(term, 0), begin, end), 0);
    }

    private float Lack(int at, int token) => scores.At(at)[list.FirstTokens.IndexOf(token)];

    private float DistanceOf(Term term, DecodedText text, int begin, int end) => term.DistanceTo(SoundSpelling.Of(KeyOf(text, begin, end)));

    private static float LeastProbability(DecodedText text, int begin, int end)
    {
        var least = 1f;
        foreach (var probability in text.Probabilities[begin..end])
            least = Math.Min(least, probability);
        return least;
    }

    private string KeyOf(DecodedText text, int begin, int end) => Hypothesis.Letters(vocabulary.Text(text.Tokens[begin..end]));

    private int EndOfWord(DecodedText text, int begin)
    {
        var end = begin + 1;
        while (end < text.Count && !vocabulary.StartsWord(text.Tokens[end]))
            end++;
        return Math.Min(end, text.Count);
    }

    /// <summary>Words that stand in a text.</summary>
    /// <param name="Begin">Their first token.</param>
    /// <param name="Last">The first token of the last one.</param>
    /// <param name="End">Their end.</param>
    /// <param name="Sounds">What they sound like.</param>
    /// <param name="Certain">The model is sure of them.</param>
    private readonly record struct Span(int Begin, int Last, int End, string Sounds, bool Certain);
}
