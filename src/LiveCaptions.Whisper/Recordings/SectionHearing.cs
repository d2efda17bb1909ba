using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper.Recordings;

/// <summary>
/// Hears a section as it was said, and then slowed down if it was said too fast for the model, or if nobody was understood.
/// </summary>
/// <remarks>See docs/decisions/0055-fast-speech.md.</remarks>
internal sealed class SectionHearing(ISpeechDecoder decoder, ModelLayout layout, Vocabulary vocabulary, RecordingSettings settings)
{
    private static readonly TimeStretch Slowly = TimeStretch.Double;

    /// <summary>The longest part that the model sees slowed down.</summary>
    private static readonly long Longest = (long)(AudioTime.SamplesIn(29) / Slowly.Factor);

    /// <summary>A word that ends this close to where a section was cut may have been cut as well.</summary>
    private static readonly long CutWord = AudioTime.SamplesIn(0.3);

    private static readonly long Trailing = new StreamSettings().TrailingSilence.Samples();

    private readonly SectionDecoder reading = new(decoder, layout, vocabulary, settings);
    private readonly SectionWords words = new(decoder, vocabulary);

    /// <summary>Hears a section, or as much of its beginning as the model makes out at once.</summary>
    /// <param name="section">The section.</param>
    /// <param name="fast">What was said before it was said too fast.</param>
    /// <param name="context">The language so far; it learns of this section.</param>
    /// <param name="stop">Breaks it off.</param>
    public HeardSection Hear(SpeechSection section, bool fast, RecordingContext context, CancellationToken stop)
    {
        if (fast && HearSlowly(section, context, stop) is { } asExpected)
            return asExpected;
        var heard = Hear(section, TimeStretch.None, context, stop);
        var asSaid = fast || !decoder.Stretches || heard.Text.IsLoop || (heard.Text.IsUnderstood && !IsFast(section, heard));
        return asSaid ? heard : HearSlowly(section, context, stop) ?? heard;
    }

    /// <summary>Hears the beginning of a section slowed down; null if it was not said fast.</summary>
    private HeardSection? HearSlowly(SpeechSection section, RecordingContext context, CancellationToken stop)
    {
        var part = Beginning(section);
        var slow = Hear(part, Slowly, context, stop);
        if (!slow.Text.IsUnderstood || !IsFast(part, slow))
            return null;
        if (section.Utterances[part.Utterances.Count - 1].End > part.End.Samples)
            _ = slow.Words.RemoveAll(word => word.End > part.End - CutWord); // all of it is in the next part
        return slow;
    }

    private HeardSection Hear(SpeechSection section, TimeStretch stretch, RecordingContext context, CancellationToken stop)
    {
        var text = reading.Decode(section, stretch, context, stop);
        return new(text, text.IsUnderstood ? words.Write(section, text) : []);
    }

    /// <summary>Whether what was read of a section was said too fast.</summary>
    private static bool IsFast(SpeechSection section, HeardSection heard)
    {
        var speech = heard.Words.Count > 0 ? section.Utterances.Sum(utterance => utterance.SpeechUntil(heard.Words[^1].End.Samples)) : 0;
        return SpeechPace.IsFast(heard.Text.Text.LettersOf(heard.Text.Text.Count), speech);
    }

    /// <summary>The whole utterances of a section that fit, or the beginning of its first one.</summary>
    private static SpeechSection Beginning(SpeechSection section)
    {
        var (start, end) = (section.Start.Samples, section.Start.Samples + Longest);
        if (section.End.Samples <= end)
            return section;
        var whole = section.Utterances.TakeWhile(utterance => utterance.End <= end).ToList();
        if (whole.Count > 0)
            return section.Part(start, whole[^1].End + Trailing, whole);
        var first = section.Utterances[0];
        return section.Part(start, end, [first with { End = end, Speech = first.SpeechUntil(end) }]);
    }
}

/// <summary>What was heard in a section.</summary>
/// <param name="Text">What the decode found.</param>
/// <param name="Words">Its words, with their times.</param>
internal sealed record HeardSection(SectionHypothesis Text, List<SettledWord> Words)
{
    /// <summary>It was said too fast for the model, which heard it slowed down.</summary>
    public bool Fast => Text.Stretch != TimeStretch.None;
}
