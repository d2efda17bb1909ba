namespace LiveCaptions.Whisper.Models;

/// <summary>A speech model's sizes and special tokens: what differs between families of models, and within one.</summary>
internal sealed record ModelLayout
{
    public ModelFamily Family { get; init; } = ModelFamily.Whisper;

    /// <summary>Samples in one of the encoder's frames.</summary>
    public int FrameSamples { get; init; } = 320;

    /// <summary>The longest sound that is encoded at once.</summary>
    public TimeSpan LongestWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Nobody says more tokens than these in a second.</summary>
    public int TokensPerSecond { get; init; } = 8;

    public required int Vocabulary { get; init; }
    public required int AudioContext { get; init; }
    public required int TextContext { get; init; }
    public required bool Multilingual { get; init; }

    /// <summary>Languages in the order of their tokens, as ISO 639 codes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required int EndOfText { get; init; }
    public required int Start { get; init; }

    /// <summary>The token for "no speech"; below 0: the model has none.</summary>
    public int NoSpeech { get; init; } = -1;

    /// <summary>The token for "no time stamps"; below 0: the model never writes any.</summary>
    public int NoTimestamps { get; init; } = -1;

    /// <summary>Tokens of multilingual models.</summary>
    public int Transcribe { get; init; }
    public int Translate { get; init; }
    public int FirstLanguage { get; init; }

    /// <summary>The scores among which the next token of a text is chosen, of a row of all tokens.</summary>
    /// <param name="row">A score per token. In Whisper's models the special tokens come last, the end first of them.</param>
    public Span<float> Choices(Span<float> row) => Family == ModelFamily.Whisper ? row[..(EndOfText + 1)] : row;

    /// <summary>The tokens before the text: start, in multilingual models language and task, and no timestamps.</summary>
    /// <param name="language">ISO 639 code of the language spoken.</param>
    /// <param name="translate">English is written, whatever is spoken.</param>
    /// <exception cref="UnknownLanguageException">The model does not know the language.</exception>
    public int[] Prompt(string language, bool translate = false)
    {
        if (NoTimestamps < 0)
            return [Start];
        if (!Multilingual)
            return [Start, NoTimestamps];
        var index = Languages.ToList().IndexOf(language);
        return index >= 0
            ? [Start, FirstLanguage + index, translate ? Translate : Transcribe, NoTimestamps]
            : throw new UnknownLanguageException(
                $"This model does not know the language \"{language}\". It knows: {string.Join(", ", Languages.Order())}."
            );
    }
}
