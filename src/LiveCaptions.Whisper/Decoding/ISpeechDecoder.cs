namespace LiveCaptions.Whisper.Decoding;

/// <summary>The model as the policy sees it: encode a window of sound, then read tokens against it.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal interface ISpeechDecoder
{
    /// <summary>Rows of logits that may be asked for at once: a longer draft is verified as far as they reach.</summary>
    const int MostRows = 48;

    /// <summary>Sets the window's sound and encodes it.</summary>
    /// <param name="window">16 kHz samples from the window's start.</param>
    /// <param name="same">Of them, how many are as in the last call; 0: a new window.</param>
    /// <param name="from">The first frame of 20 ms to compute; earlier ones keep what they gave.</param>
    void Encode(ReadOnlySpan<float> window, int same, int from);

    /// <summary>Reads tokens at positions past, past+1, ...; keeps logits for the last <paramref name="rows"/> of them.</summary>
    void Read(ReadOnlySpan<int> tokens, int past, int rows);

    /// <summary>What the model expects after the token at this position: a score per vocabulary entry.</summary>
    Span<float> Logits(int position);

    /// <summary>Where the model looked in the sound while it read the token at this position: a weight per frame.</summary>
    ReadOnlySpan<float> Attention(int position);
}
