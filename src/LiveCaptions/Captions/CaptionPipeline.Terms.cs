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

    private void TellTerms(CaptionUpdate update)
    {
        foreach (var word in update.Settled)
            if (word.Term is { Begins: true, Use: var use })
                TermAired?.Invoke(use);
    }
}
