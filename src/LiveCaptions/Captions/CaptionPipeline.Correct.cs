namespace LiveCaptions.Captions;

/// <summary>What a person corrects.</summary>
internal sealed partial class CaptionPipeline
{
    /// <summary>Corrects a word: before it goes on air where it still waits, else at once.</summary>
    /// <returns>False if there is no such word, or not any more.</returns>
    public bool Correct(long number, string text)
    {
        lock (sync)
        {
            var correction = new WordCorrection(number, VisibleText.Short(text));
            if (!log.Correct(correction))
                return false;
            var state = aired ?? Quiet();
            var outside = delay.Correct([correction]);
            if (IsOffAir)
                unsaid.AddRange(outside);
            else if (outside.Count > 0)
                outputs.Write(state with { Settled = [], Gap = false, Corrections = outside });
            return true;
        }
    }
}
