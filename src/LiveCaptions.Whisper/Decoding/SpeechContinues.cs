namespace LiveCaptions.Whisper.Decoding;

/// <summary>Speech has continued since the window's text was thought to end.</summary>
/// <param name="After">Tokens that the text had then, settled words included.</param>
/// <param name="Clearly">A less likely word will do: speech has continued for long, or words that it brought stand there already.</param>
internal readonly record struct SpeechContinues(int After, bool Clearly);
