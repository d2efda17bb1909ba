using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper;

/// <summary>
/// How recordings are transcribed: all of their sound is there, so that each part is read with what was said before and after it.
/// </summary>
public sealed record RecordingSettings
{
    /// <summary>ISO 639 code of the language spoken; null: detected (English with an English-only model).</summary>
    public string? Language { get; init; }

    /// <summary>ISO 639 codes of the languages that detection chooses from; empty: all that the model knows.</summary>
    public IReadOnlyList<string> LanguageCandidates { get; init; } = [];

    /// <summary>Translates into English. A multilingual model can; one that was not trained to (large-v3-turbo) writes the language
    /// spoken.</summary>
    public bool Translate { get; init; }

    /// <summary>Writes singing too, as far as it is intelligible.</summary>
    public bool Singing { get; init; }

    /// <summary>Texts that are followed side by side, 1 to 8 (beam search); 1: only the likeliest token is ever followed.</summary>
    public int Beams { get; init; } = 5;

    /// <summary>The longest section, which is read at once: 2 to 30 s, which is what Whisper sees.</summary>
    public TimeSpan LongestSection { get; init; } = TimeSpan.FromSeconds(28);

    /// <summary>A longer pause ends a section.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Prints the voices, so that <see cref="WhoSpeaks"/> can tell who said what; null: nobody's voice is looked at.</summary>
    public SpeakerModel? Speakers { get; init; }

    /// <summary>The same with sections that a model can hear at once.</summary>
    internal RecordingSettings For(ModelLayout layout) =>
        this with
        {
            LongestSection = LongestSection < layout.LongestWindow ? LongestSection : layout.LongestWindow,
        };

    /// <summary>How voices are told from silence, and words from noise: as in the stream.</summary>
    internal StreamSettings AsStream() =>
        new()
        {
            Language = Language,
            LanguageCandidates = LanguageCandidates,
            Translate = Translate,
            Singing = Singing,
        };

    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Beams, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Beams, 8);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestSection, TimeSpan.FromSeconds(2));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LongestSection, TimeSpan.FromSeconds(30));
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestPause, TimeSpan.Zero);
    }
}
