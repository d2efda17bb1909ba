using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper.Recordings;

/// <summary>
/// Reads sections: what the model passes over in one is read anew from there, and one that it cannot make sense of is read utterance by
/// utterance.
/// </summary>
/// <remarks>See docs/decisions/0051-recordings-in-sections.md.</remarks>
internal sealed class SectionReader(ISpeechDecoder decoder, ModelLayout layout, Vocabulary vocabulary, RecordingSettings settings)
{
    /// <summary>Less speech after the last word is a breath, or the end of that word.</summary>
    private static readonly long Unheard = AudioTime.SamplesIn(1);

    /// <summary>A text that begins where the one before did makes no headway.</summary>
    private static readonly long Headway = AudioTime.SamplesIn(0.5);

    private readonly SectionHearing hearing = new(decoder, layout, vocabulary, settings);
    private readonly long leadIn = new StreamSettings().LeadIn.Samples(),
        trailing = new StreamSettings().TrailingSilence.Samples();

    /// <summary>The words of a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="context">The language so far; it learns of this section.</param>
    /// <param name="stop">Breaks it off.</param>
    public SectionText Read(SpeechSection section, RecordingContext context, CancellationToken stop)
    {
        var found = new List<SettledWord>();
        string? language = null;
        var fast = false;
        for (var rest = section; rest is not null; )
        {
            var heard = hearing.Hear(rest, fast, context, stop);
            var (text, read) = (heard.Text, heard.Words);
            (language, fast) = (text.Language, heard.Fast);
            if (text.IsDoubtful && rest.Utterances.Count > 1)
            {
                foreach (var utterance in rest.Utterances)
                    found.AddRange(Read(Alone(rest, utterance), context, stop).Behind(found.LastOrDefault()).Words);
                break;
            }
            if (!text.IsUnderstood)
                break;
            found.AddRange(new SectionText(read, language).Behind(found.LastOrDefault()).Words);
            rest = read.Count > 0 && !text.IsLoop ? Rest(rest, read[^1].End.Samples) : null;
        }
        return new(found, language);
    }

    private SpeechSection Alone(SpeechSection section, Utterance utterance) =>
        section.Part(Math.Max(section.Start.Samples, utterance.Start - leadIn), utterance.End + trailing, [utterance]);

    /// <summary>The part of a section that was not read: at a change of speakers the model may take the text for complete.</summary>
    private SpeechSection? Rest(SpeechSection section, long read)
    {
        List<Utterance> unread = [.. section.Utterances.Select(u => u.After(read)).Where(u => u.End - u.Start > Headway)];
        if (unread.Sum(u => u.End - u.Start) < Unheard)
            return null;
        var from = Math.Max(read, unread[0].Start - leadIn);
        return from < section.Start.Samples + Headway ? null : section.Part(from, section.End.Samples, unread);
    }
}
