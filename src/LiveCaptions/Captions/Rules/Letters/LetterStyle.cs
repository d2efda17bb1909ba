namespace LiveCaptions.Captions.Rules.Letters;

/// <summary>How spelled letters are written.</summary>
internal enum LetterStyle
{
    /// <summary>As the recogniser writes them.</summary>
    AsHeard,

    /// <summary>As one word: "OBS" for "O, B, S".</summary>
    Together,
}
