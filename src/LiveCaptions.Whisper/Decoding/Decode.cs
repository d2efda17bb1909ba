namespace LiveCaptions.Whisper.Decoding;

/// <summary>The result of one decode.</summary>
/// <param name="Hypothesis">The words that follow the settled ones.</param>
/// <param name="Align">Finds where tokens begin; called once at most, when they are first asked for.</param>
internal sealed record Decode(Hypothesis Hypothesis, Func<int[]> Align)
{
    private int[]? starts;

    /// <summary>ISO 639 code of the language written, which is the one spoken unless it is translated; null while unknown.</summary>
    public string? Language { get; init; }

    /// <summary>Another language, or a crowd, may be what is heard: nothing should settle yet.</summary>
    public bool Contested { get; init; }

    /// <summary>The language is detected, so another may be spoken next.</summary>
    public bool Detected { get; init; }

    /// <summary>Too little was heard to know the language: its words may be those of another.</summary>
    public bool Unsure { get; init; }

    /// <summary>Nobody can be understood: the hypothesis is empty, and where tokens begin means nothing.</summary>
    public bool Unintelligible { get; init; }

    /// <summary>Nobody can be understood because they sing.</summary>
    public bool Sung { get; init; }

    /// <summary>The text would have ended sooner, had speech not continued.</summary>
    public bool PassedEnd { get; init; }

    /// <summary>How often the decoder ran into a repetition, which was cut.</summary>
    public int Repetitions { get; init; }

    /// <summary>
    /// Where each text token begins (settled ones first) and the last one ends, in samples from the window's start.
    /// </summary>
    /// <remarks>
    /// Found when first asked for: it takes about a millisecond, and most steps settle nothing. Ask before the next decode, which
    /// overwrites the attention that they are found in.
    /// </remarks>
    public ReadOnlySpan<int> TokenStarts => starts ??= Align();
}
