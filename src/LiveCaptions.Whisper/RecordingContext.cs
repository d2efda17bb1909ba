using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper;

/// <summary>
/// What sections that follow each other tell about the language of a recording, so that a short one is not taken for another.
/// </summary>
/// <remarks>Threading: one section at a time; which reader reads it does not matter.</remarks>
public sealed class RecordingContext
{
    /// <summary>All detections so far; null: there was none.</summary>
    internal LanguageEvidence? Language { get; set; }
}
