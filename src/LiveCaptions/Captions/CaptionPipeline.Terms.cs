using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>Listed terms that recognition alone would not have written.</summary>
internal sealed partial class CaptionPipeline
{
    /// <summary>Raised when such a term goes out, within the pipeline's lock.</summary>
    public event Action<TermUse>? TermAired;

    /// <summary>The newest ones that have gone out or wait, the newest first.</summary>
    /// <param name="most">Uses at most.</param>
    public IReadOnlyList<LoggedTerm> Terms(int most)
    {
        lock (sync)
            return [.. log.Terms(most)];
    }

    /// <summary>Puts back what recognition alone would have written, as a correction; words that a person has corrected stay.</summary>
    /// <param name="number">The number of the term's first word.</param>
    /// <returns>The use; null if there is none, or not any more.</returns>
    public TermUse? TakeBack(long number)
    {
        lock (sync)
        {
            if (log.Term(number) is not { } term)
                return null;
            foreach (var word in term.Words)
                if (!word.IsCorrected && word.Word.Term is { } part)
                    Correct(word.Word.Number, part.Heard);
            return term.Use;
        }
    }

    private void TellTerms(CaptionUpdate update)
    {
        foreach (var word in update.Settled)
            if (word.Term is { Begins: true, Use: var use })
                TermAired?.Invoke(use);
    }
}
