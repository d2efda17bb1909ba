namespace LiveCaptions.Whisper.Decoding;

/// <summary>A speech model's encoder and decoder: encode a window of sound, then read tokens against it.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal interface ISpeechDecoder
{
    /// <summary>Rows of logits available from one read; a longer draft is verified up to this length.</summary>
    const int MaxRows = 48;

    /// <summary>Sets the window's sound and encodes it.</summary>
    /// <param name="window">16 kHz samples from the window's start.</param>
    /// <param name="same">How many of the first samples are unchanged since the last call; 0: a new window.</param>
    /// <param name="from">The first frame to compute; earlier ones keep their values.</param>
    /// <param name="stretch">How slowly the model is to hear it; with another one than before, nothing is unchanged.</param>
    void Encode(ReadOnlySpan<float> window, int same, int from, TimeStretch stretch = default);

    /// <summary>Whether sound can be stretched; where it cannot, the model hears it as it was said.</summary>
    bool Stretches => true;

    /// <summary>Samples in one of the encoder's frames.</summary>
    /// <param name="stretch">How slowly the model hears the sound.</param>
    int FrameSamples(TimeStretch stretch) => stretch.FrameSamples;

    /// <summary>Reads tokens at positions past, past+1, ...; keeps logits for the last <paramref name="rows"/> of them.</summary>
    void Read(ReadOnlySpan<int> tokens, int past, int rows);

    /// <summary>Scores of the token that follows this position, one per vocabulary entry.</summary>
    Span<float> Logits(int position);

    /// <summary>How many texts can be read side by side against the same sound.</summary>
    int MaxTexts => 1;

    /// <summary>Goes on with other texts: text i continues what text <c>sources[i]</c> has read. After <see cref="Read"/> there is
    /// one.</summary>
    void Branch(ReadOnlySpan<int> sources) => ArgumentOutOfRangeException.ThrowIfNotEqual(sources.Length, 1);

    /// <summary>Reads one token more in each text, all at this position.</summary>
    void Extend(ReadOnlySpan<int> tokens, int position) => Read(tokens, position, rows: 1);

    /// <summary>Scores of the token that follows this position in one of the texts, after <see cref="Extend"/>.</summary>
    Span<float> LogitsOf(int text, int position) => Logits(position);

    /// <summary>Whether attention can be read; where it cannot, the sound alone tells when words are said.</summary>
    bool TellsAttention => true;

    /// <summary>The model's attention to the sound while it read the token at this position: a weight per frame.</summary>
    ReadOnlySpan<float> Attention(int position);
}

/// <summary>A decoder that one stream owns.</summary>
internal interface IOwnedDecoder : ISpeechDecoder, IDisposable
{
    /// <summary>Threads that it may use from now on; how many there are changes no result.</summary>
    int Threads { set; }
}
