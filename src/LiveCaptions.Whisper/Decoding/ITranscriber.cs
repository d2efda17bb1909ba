namespace LiveCaptions.Whisper.Decoding;

/// <summary>Turns a window of sound into the words that follow those settled already.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal interface ITranscriber
{
    /// <summary>Decodes a window.</summary>
    Decode Transcribe(in DecodeRequest request);
}
