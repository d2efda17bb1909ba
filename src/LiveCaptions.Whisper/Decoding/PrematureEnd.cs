using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Passes over an end that comes too soon. After a finished sentence the model ends the text, step after step for up to a second, although
/// somebody has begun the next one; where speech continues, a word in the end's place is written if it is likely enough.
/// </summary>
/// <remarks>See docs/decisions/0018-the-end-is-passed-over.md.</remarks>
internal sealed class PrematureEnd(Vocabulary vocabulary, int endOfText)
{
    // A likelier end is a real one: the last word is drawn out, or the next one has hardly begun.
    private const float CertainEnd = 0.85f;

    // Least probability of the word, the end left aside; below it the model has not heard one. The lower one holds where speech continued
    // clearly, or the word stands there already, which must not disappear for being a little less likely.
    private const float LikelyWord = 0.5f,
        PossibleWord = 0.2f;

    private SpeechContinues? continues;
    private bool wordWritten;

    /// <summary>The text would have ended sooner.</summary>
    public bool Passed { get; private set; }

    /// <summary>Begins a new text.</summary>
    /// <param name="continues">How speech continued; null: it did not, and an end is an end.</param>
    public void Begin(SpeechContinues? continues) => (this.continues, wordWritten, Passed) = (continues, false, false);

    /// <summary>Replaces an end that comes too soon by the likeliest word.</summary>
    /// <param name="choice">The likeliest token.</param>
    /// <param name="row">Its row of logits, from which an end that is passed over is removed.</param>
    public TokenChoice Decide(TokenChoice choice, Span<float> row)
    {
        if (continues is not { } speech || wordWritten || choice.Token != endOfText || choice.Probability > CertainEnd)
            return choice;
        var end = row[endOfText];
        row[endOfText] = float.NegativeInfinity;
        var word = TokenChoice.Best(row);
        if (word.Probability >= (speech.Clearly ? PossibleWord : LikelyWord) && IsWord(word.Token))
        {
            Passed = true;
            return word;
        }
        row[endOfText] = end; // others look at this row too
        return choice;
    }

    /// <summary>Notes a token that has been written.</summary>
    /// <param name="token">The token.</param>
    /// <param name="tokens">Tokens in the window, this one included.</param>
    public void Write(int token, int tokens) => wordWritten = wordWritten || (tokens > continues?.After && IsWord(token));

    private bool IsWord(int token) => Hypothesis.Letters(vocabulary.Text([token])).Length > 0;
}
