using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>Asks the model whether anybody can be understood, or sings, and collects the answers.</summary>
/// <remarks>
/// Everything must be read anew after a question, so it is asked only where that is due anyway, or where a phrase was repeated.
/// </remarks>
internal sealed class SpeechCheck(
    ISpeechDecoder decoder,
    DecoderContext context,
    ModelLayout layout,
    Vocabulary vocabulary,
    StreamSettings settings
)
{
    private readonly SpeechEvidence evidence = new(settings);
    private bool repeats;

    public bool Unintelligible => evidence.Unintelligible;
    public bool Sung => evidence.Sung;
    public bool Doubted => evidence.Doubted;

    /// <summary>Asks, if there is reason to.</summary>
    /// <param name="prompt">Tokens before the text.</param>
    /// <param name="due">The text will be read anew in any case.</param>
    /// <param name="started">The decoder has just read the start token.</param>
    /// <param name="until">End of the window's sound, as a position in the stream.</param>
    public void Ask(int[] prompt, bool due, bool started, long until)
    {
        var wanted = layout.NoSpeech >= 0 && (due || repeats || evidence.Doubted); // without such a token the model has no answer
        repeats = false;
        if (started)
            context.Keep(1);
        else if (wanted)
        {
            decoder.Read(prompt, 0, rows: prompt.Length);
            context.Keep(0);
        }
        else
            return;
        if (layout.NoSpeech >= 0)
            evidence.AddNoSpeech(decoder.Logits(0), layout.NoSpeech, until);
        if (started)
            decoder.Read(prompt.AsSpan(1), 1, rows: 1);
        evidence.AddNotes(decoder.Logits(prompt.Length - 1), vocabulary.Notes, until);
    }

    /// <summary>Judges by what was written all the same.</summary>
    /// <param name="text">The text after the settled words.</param>
    /// <param name="tokens">Settled tokens and text.</param>
    /// <param name="until">End of the window's sound, as a position in the stream.</param>
    public void Judge(DecodedText text, ReadOnlySpan<int> tokens, long until)
    {
        evidence.AddText(text, until);
        var settled = tokens.Length - text.Count;
        // A phrase said twice in a row is reason to ask at the next decode; said three times it is a loop, unless speech is clear.
        repeats = RepetitionGuard.Says(tokens, times: 2, from: settled);
        if (repeats && RepetitionGuard.Says(tokens, times: 3, from: settled))
            evidence.AddLoop(until);
    }
}
