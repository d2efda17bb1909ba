using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// After a finished sentence the model ends the text, step after step for up to a second, although somebody has begun the next one.
/// Where speech goes on, the end is passed over if a word in its place is likely enough.
/// </summary>
/// <remarks>See docs/decisions/0018-the-end-is-passed-over.md.</remarks>
internal sealed class PrematureEnd(Vocabulary vocabulary, int endOfText)
{
    private const float Sure = 0.85f; // an end above it is one: the last word is drawn out, or the next one has hardly begun

    // Of the word, the end left aside; below it the model has not heard one. A word that stands there already must not go again for a little less.
    private const float Likely = 0.5f,
        LikelyEnough = 0.2f;

    private SpeechContinues? on;
    private bool wordWritten;

    /// <summary>The text would have ended sooner.</summary>
    public bool Passed { get; private set; }

    /// <summary>A new hypothesis begins.</summary>
    /// <param name="on">Whether somebody has spoken on; null: not so.</param>
    public void Begin(SpeechContinues? on) => (this.on, wordWritten, Passed) = (on, false, false);

    /// <summary>What to write instead of an end that comes too soon.</summary>
    /// <param name="row">Its logits, from which an end that is passed over is taken out.</param>
    public TokenChoice Decide(TokenChoice choice, Span<float> row)
    {
        if (on is not { } spoken || wordWritten || choice.Token != endOfText || choice.Probability > Sure)
            return choice;
        var end = row[endOfText];
        row[endOfText] = float.NegativeInfinity;
        var word = TokenChoice.Best(row);
        if (word.Probability >= (spoken.Clearly ? LikelyEnough : Likely) && IsWord(word.Token))
        {
            Passed = true;
            return word;
        }
        row[endOfText] = end; // others look at this row too
        return choice;
    }

    /// <summary>A token has been written.</summary>
    /// <param name="tokens">With it the window has so many.</param>
    public void Write(int token, int tokens) => wordWritten = wordWritten || (tokens > on?.After && IsWord(token));

    private bool IsWord(int token) => Hypothesis.Letters(vocabulary.Text([token])).Length > 0;
}
