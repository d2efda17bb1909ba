namespace LiveCaptions.Whisper.Decoding;

/// <summary>Somebody has spoken on since the window's text was thought to end.</summary>
/// <param name="After">So many tokens it had then, settled words included.</param>
/// <param name="Clearly">For so long, or with words that stand there by it already, that a less likely word will do.</param>
internal readonly record struct SpeechContinues(int After, bool Clearly);
