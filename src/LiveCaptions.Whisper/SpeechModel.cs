using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Native;
using LiveCaptions.Whisper.Streaming;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper;

/// <summary>A Whisper model in memory, from which any number of streams can be opened.</summary>
/// <remarks>Threading: safe. Each stream belongs to one thread at a time; several streams may run side by side.</remarks>
public sealed class SpeechModel : IDisposable
{
    private readonly ModelHandle handle;
    private readonly string voiceModel;
    private readonly int threads;

    private SpeechModel(ModelHandle handle, string path, string voiceModel, int threads, GraphicsCard? card)
    {
        (this.handle, this.voiceModel, this.threads, Card) = (handle, voiceModel, threads, card);
        Name = Path.GetFileNameWithoutExtension(path);
        (Layout, Vocabulary) = ModelReader.Read(handle);
    }

    /// <summary>The file's name without its ending.</summary>
    public string Name { get; }

    /// <summary>Whether it knows other languages than English.</summary>
    public bool IsMultilingual => Layout.Multilingual;

    /// <summary>The languages it knows, as ISO 639 codes.</summary>
    public IReadOnlyList<string> Languages => Layout.Multilingual ? Layout.Languages : ["en"];

    /// <summary>The processor's instruction sets in use.</summary>
    public string Hardware { get; } = Lcw.Text(Lcw.lcw_system());

    /// <summary>The graphics card that computes; null: the processor does.</summary>
    public GraphicsCard? Card { get; }

    internal ModelLayout Layout { get; }
    internal Vocabulary Vocabulary { get; }

    /// <summary>Loads a ggml Whisper model and checks its voice activity model.</summary>
    /// <exception cref="ModelFileException">A file is missing, cut short, of another kind or corrupt.</exception>
    /// <exception cref="NativeLibraryException">The native library is missing or of another version, or there is no such card.</exception>
    public static SpeechModel Load(string path, SpeechModelOptions? options = null)
    {
        options ??= new();
        var voice = options.VoiceModel ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "ggml-silero-v6.2.3.bin");
        WhisperFileCheck.Require(path);
        VoiceFileCheck.Require(voice);
        NativeEngine.Start();
        var card = options.Gpu is { } number ? GraphicsCards.Require(number) : null;
        var handle = Lcw.lcw_model_load(path, card?.Number ?? -1);
        if (handle.IsInvalid)
            throw new ModelFileException(
                path,
                $"The speech model {path} could not be loaded, so there are no captions: {Lcw.Text(Lcw.lcw_last_error())}."
            );
        return new SpeechModel(handle, path, voice, options.ThreadsHere, card);
    }

    /// <summary>Opens a stream: one live source of sound.</summary>
    /// <exception cref="UnknownLanguageException">The model does not know the language asked for.</exception>
    /// <exception cref="NativeLibraryException">There is not enough memory.</exception>
    public SpeechStream OpenStream(StreamSettings? settings = null) =>
        OpenStream(settings ?? new(), transcriber => transcriber, detector => detector);

    /// <summary>The same, with something put between the model and the rule: a recorder, for one.</summary>
    internal SpeechStream OpenStream(
        StreamSettings settings,
        Func<ITranscriber, ITranscriber> aroundModel,
        Func<IVoiceDetector, IVoiceDetector> aroundVoice
    )
    {
        Check(settings);
        NativeDecoder? decoder = null;
        SileroDetector? detector = null;
        try
        {
            decoder = new NativeDecoder(handle, Layout, threads);
            detector = new SileroDetector(voiceModel);
            WarmUp(decoder, new Transcriber(decoder, Layout, Vocabulary, settings), detector);
            var rule = new StreamingRecogniser(
                aroundModel(new Transcriber(decoder, Layout, Vocabulary, settings)),
                aroundVoice(new LevelledDetector(detector)),
                Vocabulary,
                settings,
                settings.Translate || !IsMultilingual ? "en" : settings.Language
            );
            return new SpeechStream(rule, decoder, detector);
        }
        catch
        {
            detector?.Dispose();
            decoder?.Dispose();
            throw;
        }
    }

    /// <summary>Says whether a stream with these settings could be opened, before there is one.</summary>
    /// <exception cref="UnknownLanguageException">The model does not know the language asked for.</exception>
    public void Check(StreamSettings settings)
    {
        if (settings.Translate && !IsMultilingual)
            throw new UnknownLanguageException(
                $"The model {Name} knows English only, so it cannot translate. Choose a multilingual model, whose name does not end in .en."
            );
        foreach (var language in settings.Language is { } only ? [only] : settings.Among)
        {
            if (Languages.Contains(language))
                continue;
            if (!IsMultilingual)
                throw EnglishOnly(language);
            _ = Layout.Prompt(language);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    /// <summary>
    /// The first pass compiles this code and touches the weights: better before the first word than with it. A long window and a long
    /// draft let all buffers grow to their size, so that memory stays flat from then on.
    /// </summary>
    private void WarmUp(NativeDecoder decoder, Transcriber transcriber, SileroDetector detector)
    {
        decoder.Encode(new float[20 * AudioTime.SampleRate], same: 0, from: 0);
        decoder.Read([.. Layout.Prompt(Languages[0]), .. Enumerable.Repeat(0, 100)], past: 0, rows: ISpeechDecoder.MostRows);
        var quiet = new float[AudioTime.SampleRate];
        for (var i = 0; i < 2; i++)
            _ = transcriber.Transcribe(new() { Sound = quiet, Start = i }).TokenFrames;
        _ = detector.Probability(quiet.AsSpan(0, IVoiceDetector.Chunk));
        detector.Reset();
    }

    private UnknownLanguageException EnglishOnly(string language) =>
        new(
            $"The model {Name} knows English only, so it cannot write \"{language}\". Choose a multilingual model, whose name does not end in .en."
        );
}
