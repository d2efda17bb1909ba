using LiveCaptions.Whisper.Decoding.Terms;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>Terms: read in place of other words, and kept in the next draft.</summary>
internal sealed partial class TextDecoder
{
    private readonly WrittenTerms written = new(vocabulary);
    private TermSearch? terms; // null: there are none

    /// <summary>Words and phrases that are likely.</summary>
    public TermList Terms
    {
        set
        {
            terms = value.IsEmpty ? null : new(vocabulary, value);
            written.Clear();
        }
    }

    /// <summary>Writes terms in place of words that sound alike, where the model finds them likely enough.</summary>
    /// <param name="limit">Tokens at most.</param>
    public void TryTerms(int limit)
    {
        while (terms?.Next(Text) is { } candidate)
            foreach (var spelling in candidate.Term.Spellings)
                if (
                    candidate.Place + spelling.Length <= limit
                    && terms.IsPlausible(candidate, spelling)
                    && TryTerm(candidate, spelling, limit)
                )
                    break;
    }

    /// <summary>Keeps a term at the beginning of a draft while it lacks hardly more than it was allowed.</summary>
    /// <returns>How many tokens it has; 0: there is none, or it is kept no more.</returns>
    private int KeepTerm(ReadOnlySpan<int> draft, ref int position)
    {
        if (written.At(draft) is not { } term || Lack(term.Tokens, position) is var lack && lack > term.Allowance + TermAllowance.ToStay)
            return 0;
        var place = Text.Count;
        foreach (var token in term.Tokens)
            AddOfTerm(token, position++);
        // By now the model may write it by itself; not so the rest of one, which follows settled words that it did not write.
        if (term.Term.Word == 0 ? lack > 0 : place == 0)
            Text.Mark(place, term.Term);
        return term.Tokens.Length;
    }

    /// <summary>Reads a term in place of other words, and writes it if it lacks no more than it may.</summary>
    private bool TryTerm(TermCandidate candidate, int[] spelling, int limit)
    {
        var place = candidate.Place;
        var from = misread >= 0 && misread < place ? misread : place - 1;
        ReadOnlySpan<int> before = from < 0 ? [context.Last] : Text.Tokens[from..place];
        decoder.Read([.. before, .. spelling], context.Forced + from, rows: spelling.Length + 1);
        context.Keep(context.Forced + place);
        misread = place;
        var position = context.Forced + place - 1;
        if (Lack(spelling, position) > candidate.Allowance)
            return false;
        other.CopyFrom(Text);
        var term = WrittenTerm.Of(vocabulary, candidate.Term, other.Tokens[place..candidate.End]);
        WriteTerm(term, spelling, place, position);
        misread = -1;
        Continue(position + spelling.Length, limit, other.Tokens[Math.Min(candidate.End + 1, other.Count)..]);
        ties.End(place);
        terms?.GoOnFrom(place + spelling.Length);
        written.Add(spelling, candidate.Allowance, term);
        return true;
    }

    /// <summary>What tokens lack on the likeliest ones after this position, the end of their last word included.</summary>
    private float Lack(ReadOnlySpan<int> spelling, int position)
    {
        var lack = 0f;
        foreach (var token in spelling)
            lack += TokenChoice.Highest(WantedRow(position)) - TextRow(position++)[token];
        var row = WantedRow(position);
        var ends = float.NegativeInfinity;
        for (var token = 0; token < row.Length; token++)
            if (row[token] > ends && !vocabulary.Continues(token))
                ends = row[token];
        return lack + TokenChoice.Highest(row) - ends;
    }

    private void WriteTerm(WrittenTerm term, int[] spelling, int place, int position)
    {
        Text.CutTo(place);
        foreach (var token in spelling)
            AddOfTerm(token, position++);
        Text.Mark(place, term);
    }

    private void AddOfTerm(int token, int position)
    {
        terms?.LookAtTerm(Text.Count);
        Text.Add(new(token, TermAllowance.Favoured(TokenChoice.ProbabilityOf(token, TextRow(position)))));
        prematureEnd.Write(token, context.Settled + Text.Count);
    }
}
