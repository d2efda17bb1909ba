using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper.Recordings;

/// <summary>Writes the words of a section, and finds where in the sound they are.</summary>
internal sealed class SectionWords(ISpeechDecoder decoder, Vocabulary vocabulary)
{
    private readonly WordAlignment alignment = new();
    private readonly SoundAlignment bySound = new();

    /// <summary>Writes the words of a section that the decoder has just encoded.</summary>
    /// <param name="section">The section.</param>
    /// <param name="text">What was said in it.</param>
    public List<SettledWord> Write(SpeechSection section, SectionHypothesis text)
    {
        var words = text.Text;
        var edges = Positions(section, words, Align(section, text.Prompt, words.Tokens, text.Stretch));
        var writer = new WordWriter(vocabulary);
        var written = new List<SettledWord>();
        for (var i = 0; i < words.Count; i++)
            written.AddRange(writer.Settled(words, i, i == 0 ? Opening.Window : Opening.Nothing, edges[i].Start, edges[i].End));
        return written;
    }

    /// <summary>Where each token begins and the last one ends, in samples from the section's start.</summary>
    private int[] Align(SpeechSection section, int[] prompt, ReadOnlySpan<int> tokens, TimeStretch stretch)
    {
        var silent = (int)(section.Utterances[0].Start - section.Start.Samples);
        if (!decoder.TellsAttention)
        {
            bySound.Hear(section.Sound, section.Start.Samples);
            return bySound.Align(SoundAlignment.LettersOf(tokens, vocabulary), settled: 0, silent);
        }
        decoder.Read([.. prompt, .. tokens], 0, rows: 0);
        var frame = decoder.FrameSamples(stretch);
        alignment.Align(decoder, prompt.Length - 1, tokens.Length, known: 0, silent / frame);
        return alignment.StartsInSamples(frame);
    }

    private (long Start, long End)[] Positions(SpeechSection section, Hypothesis words, ReadOnlySpan<int> starts)
    {
        var edges = new (long Start, long End)[words.Count];
        var afterMark = new bool[words.Count];
        var start = section.Start.Samples;
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = (start + starts[words.TokensOf(i)], start + starts[words.TokensOf(i + 1)]);
            afterMark[i] = i == 0 || WordWriter.EndsWithMark(vocabulary.Text(words.TokensAt(i - 1)[^1..]));
        }
        SpokenEdges.Sharpen(section.Sound, start, edges, afterMark);
        for (var i = 0; i < edges.Length; i++)
            edges[i] = WithinSpeech(section, edges[i]);
        return edges;
    }

    /// <summary>A word's sound, cut where the utterance ends that it begins in: whoever says it stops there at the latest.</summary>
    private static (long Start, long End) WithinSpeech(SpeechSection section, (long Start, long End) word)
    {
        foreach (var utterance in section.Utterances)
            if (word.Start < utterance.End)
                return word.End > utterance.End && word.Start >= utterance.Start ? (word.Start, utterance.End) : word;
        return word;
    }
}
