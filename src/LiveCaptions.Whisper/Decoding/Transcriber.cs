using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Decodes a window cheaply, step after step: only new frames are encoded, settled tokens are forced with their keys kept,
/// and the last hypothesis is verified as a draft in one batch, so that few tokens are read one by one.
/// </summary>
internal sealed class Transcriber : ITranscriber
{
    // The first tokens of a window that has just begun are guesses.
    private const int FirstGuesses = 3,
        Young = 2 * AudioTime.SampleRate;

    // Allowed beyond the rate of tokens, since a short window may be dense.
    private const int SpareTokens = 8;

    // The voice detector may notice this much too late that somebody speaks.
    private const int Onset = AudioTime.SampleRate / 10;

    private readonly ISpeechDecoder decoder;
    private readonly ModelLayout layout;
    private readonly Vocabulary vocabulary;
    private readonly StreamSettings settings;
    private readonly EncodedWindow window;
    private readonly DecoderContext context;
    private readonly SpokenLanguage language;
    private readonly SpeechCheck speech;
    private readonly TextDecoder writer;
    private readonly WordAlignment alignment = new();
    private readonly SoundAlignment bySound = new();
    private readonly List<int> passedOver = []; // the last text while nobody was understood: a draft that spares reading it one by one
    private readonly List<int> tokens = []; // settled ones and the text, reused
    private readonly Func<int[]> align; // made once, not for each decode
    private long spokenFrom;

    public Transcriber(ISpeechDecoder decoder, ModelLayout layout, Vocabulary vocabulary, StreamSettings settings)
    {
        (this.decoder, this.layout, this.vocabulary, this.settings) = (decoder, layout, vocabulary, settings);
        align = Align;
        window = new(decoder, settings.FramesToTheRight);
        context = new(decoder);
        language = new(decoder, layout, settings.Language, settings.Translate, settings.LanguageCandidates);
        speech = new(decoder, context, layout, vocabulary, settings);
        writer = new(decoder, context, layout, vocabulary);
    }

    /// <summary>What is likely to be said.</summary>
    public ListedTerms Terms
    {
        get;
        set => writer.Terms = new(field = value, vocabulary.Tokeniser);
    } = [];

    public Decode Transcribe(in DecodeRequest request)
    {
        spokenFrom = request.SpokenFrom;
        if (!decoder.TellsAttention)
            bySound.Hear(request.Sound, request.Start);
        var fresh = window.Encode(request.Sound, request.Start, decoder.Stretches ? request.Stretch : TimeStretch.None);
        var anew = fresh || request.Final;
        var started = language.Detect(request.Sound.Length, fresh);
        speech.Ask(language.Prompt, due: anew || request.Settled.IsEmpty, started, window.End);
        context.Force(language.Prompt, request.Settled);
        if (anew)
            context.Keep(0);
        Begin(request, fresh);
        if (!speech.Sung)
            Write(request);
        return new(speech.Unintelligible ? Hypothesis.Empty : Hypothesis.Of(vocabulary, writer.Text), align)
        {
            Language = language.Written,
            Contested = language.Unsure || speech.Doubted,
            Detected = language.IsDetected,
            Unsure = language.Unsure,
            Unintelligible = speech.Unintelligible,
            Sung = speech.Sung,
            PassedEnd = writer.PassedEnd,
            Repetitions = writer.Repetitions,
        };
    }

    private void Begin(in DecodeRequest request, bool fresh)
    {
        writer.Begin(request.Continues, fresh, request.Final);
        if (fresh)
            passedOver.Clear();
    }

    private void Write(in DecodeRequest request)
    {
        var draft = request.Draft;
        var settled = request.Settled;
        var guesses = window.Samples < Young ? FirstGuesses - settled.Length : 0;
        var limit = Limit(request.Sound.Length, settled.Length);
        writer.Write(draft.IsEmpty ? CollectionsMarshal.AsSpan(passedOver) : draft, guesses, limit);
        if (!request.Hasty && !speech.Unintelligible)
        {
            writer.TryRunnerUp(draft, limit, request.Final);
            writer.TryTerms(limit);
        }
        writer.End();
        var text = writer.Text;
        tokens.Clear();
        tokens.AddRange(settled);
        tokens.AddRange(text.Tokens);
        speech.Judge(text, CollectionsMarshal.AsSpan(tokens), window.End);
        passedOver.Clear();
        if (speech.Unintelligible)
            passedOver.AddRange(text.Tokens);
        else if (text.End == 0)
            text.CutTo(RepetitionGuard.Echo(CollectionsMarshal.AsSpan(tokens), settled.Length) - settled.Length);
    }

    private int[] Align()
    {
        writer.ReadBack();
        var silent = (int)Math.Max(0, spokenFrom - Onset - window.Start);
        var count = context.Settled + writer.Text.Count;
        if (!decoder.TellsAttention)
            return bySound.Align(
                SoundAlignment.LettersOf(CollectionsMarshal.AsSpan(tokens)[..Math.Min(count, tokens.Count)], vocabulary),
                context.Settled,
                silent
            );
        var frame = decoder.FrameSamples(window.Stretch);
        alignment.Align(decoder, context.Prompt - 1, count, context.Settled, silent / frame);
        return alignment.StartsInSamples(frame);
    }

    /// <summary>Nobody says more tokens than this in so much sound, as slowly as the model hears it.</summary>
    private int Limit(int samples, int settled) =>
        Math.Min(
            (int)(samples * window.Stretch.Factor * settings.TokensPerSecond / AudioTime.SampleRate) + SpareTokens - settled,
            layout.TextContext - context.Forced - 1
        );
}
