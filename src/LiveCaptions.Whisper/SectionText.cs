namespace LiveCaptions.Whisper;

/// <summary>What was said in a section of a recording.</summary>
/// <param name="Words">The words, in order; none: nobody could be understood.</param>
/// <param name="Language">ISO 639 code of the language written; null while it is not known.</param>
public sealed record SectionText(IReadOnlyList<SettledWord> Words, string? Language);
