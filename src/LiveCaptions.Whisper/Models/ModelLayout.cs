namespace LiveCaptions.Whisper.Models;

/// <summary>A Whisper model's sizes and special tokens.</summary>
internal sealed record ModelLayout
{
    public required int Vocabulary { get; init; }
    public required int AudioContext { get; init; }
    public required int TextContext { get; init; }
    public required bool Multilingual { get; init; }

    /// <summary>Languages in the order of their tokens, as ISO 639 codes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required int EndOfText { get; init; }
    public required int Start { get; init; }
    public required int NoSpeech { get; init; }
    public required int NoTimestamps { get; init; }
    public required int Transcribe { get; init; }
    public required int Translate { get; init; }
    public required int FirstLanguage { get; init; }

    /// <summary>The tokens before the text: start, in multilingual models language and task, and no timestamps.</summary>
    /// <param name="language">ISO 639 code of the language spoken.</param>
    /// <param name="translate">English is written, whatever is spoken.</param>
    /// <exception cref="UnknownLanguageException">The model does not know the language.</exception>
    public int[] Prompt(string language, bool translate = false)
    {
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
