using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper;

/// <summary>What was said in a section of a recording.</summary>
/// <param name="Words">The words, in order; none: nobody could be understood.</param>
/// <param name="Language">ISO 639 code of the language written; null while it is not known.</param>
public sealed record SectionText(IReadOnlyList<SettledWord> Words, string? Language)
{
    /// <summary>The voices in the section, window by window, if they were asked for and somebody was understood.</summary>
    public IReadOnlyList<Voiceprint> Voiceprints { get; init; } = [];

    /// <summary>The same behind a word of an earlier section: a script without spaces is apart from one that has them.</summary>
    public SectionText Behind(SettledWord? word) =>
        word is null || Words is not [{ Joined: true } first, ..] || WordSpacing.IsJoined(word.Text, first.Text, Opening.Window)
            ? this
            : this with
            {
                Words = [first with { Joined = false }, .. Words.Skip(1)],
            };
}
