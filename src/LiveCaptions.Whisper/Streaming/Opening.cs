namespace LiveCaptions.Whisper.Streaming;

/// <summary>What a word begins.</summary>
internal enum Opening
{
    /// <summary>It follows words of the same utterance, or of the same hypothesis.</summary>
    Nothing,

    /// <summary>An utterance; the window still holds settled words of the one before.</summary>
    Utterance,

    /// <summary>A window, in which no word is settled.</summary>
    Window,
}
