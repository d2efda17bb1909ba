using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper.Recordings;

/// <summary>Decodes a section once, and judges whether anybody was understood.</summary>
internal sealed class SectionDecoder(ISpeechDecoder decoder, ModelLayout layout, Vocabulary vocabulary, RecordingSettings settings)
{
    /// <summary>A text whose tokens are less likely than this on average is a guess (as in Whisper's own transcribe.py).</summary>
    private const double Guess = -1;

    private readonly BeamSearch search = new(decoder, layout, vocabulary, settings.Beams);
    private readonly StreamSettings rule = settings.AsStream(); // words are told from noise as in the stream

    /// <summary>Decodes a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="stretch">How slowly the model is to hear it.</param>
    /// <param name="context">The language so far; it learns of this section.</param>
    /// <param name="stop">Breaks it off.</param>
    public SectionHypothesis Decode(SpeechSection section, TimeStretch stretch, RecordingContext context, CancellationToken stop)
    {
        decoder.Encode(section.Sound, same: 0, from: 0, stretch);
        var language = LanguageOf(section, context);
        var evidence = new SpeechEvidence(rule);
        decoder.Read(language.Prompt, 0, rows: language.Prompt.Length);
        if (layout.NoSpeech >= 0)
            evidence.AddNoSpeech(decoder.Logits(0), layout.NoSpeech, until: 0);
        evidence.AddNotes(decoder.Logits(language.Prompt.Length - 1), vocabulary.Notes, until: 0);
        var hypothesis = new SectionHypothesis(language.Prompt, language.Written) { Stretch = stretch };
        if (evidence.Sung)
            return hypothesis;
        return Judge(section, search.Search(language.Prompt.Length - 1, Limit(section, stretch), stop), evidence, hypothesis);
    }

    /// <summary>Adds the text to the hypothesis, if it means something.</summary>
    private SectionHypothesis Judge(SpeechSection section, BeamText text, SpeechEvidence evidence, SectionHypothesis hypothesis)
    {
        var loops = RepetitionGuard.Rambles(text.Tokens, out var said);
        if (loops)
            evidence.AddLoop(until: 0);
        else
            evidence.AddText(text.Count, (float)text.MeanLogProbability, until: 0);
        if (evidence.Unintelligible || IsStockPhrase(section, text))
            return hypothesis with { IsDoubtful = !loops }; // parts of what loops as a whole are written with confidence, and mean nothing
        return hypothesis with
        {
            Text = Hypothesis.Of(vocabulary, text.Tokens.AsSpan(0, said), text.Probabilities.AsSpan(0, said)),
            IsLoop = loops,
            IsDoubtful = loops || text.End == 0 || text.MeanLogProbability < Guess,
        };
    }

    private SpokenLanguage LanguageOf(SpeechSection section, RecordingContext context)
    {
        var language = new SpokenLanguage(
            decoder,
            layout,
            settings.Language,
            settings.Translate,
            settings.LanguageCandidates,
            context.Language
        );
        _ = language.Detect(section.Sound.Length, fresh: true);
        context.Language = language.Evidence;
        return language;
    }

    /// <summary>Nobody says more tokens than this in so much sound; more of them are read in the next part.</summary>
    private int Limit(SpeechSection section, TimeStretch stretch) =>
        Math.Min((int)(section.Sound.Length * stretch.Factor * layout.TokensPerSecond / AudioTime.SampleRate) + 8, layout.TextContext / 2);

    private bool IsStockPhrase(SpeechSection section, BeamText text) =>
        section.Utterances.Sum(utterance => utterance.Speech) < rule.MinimumStockPhraseSpeech.Samples()
        && StockPhrases.Contains(vocabulary.Text(text.Tokens));
}
