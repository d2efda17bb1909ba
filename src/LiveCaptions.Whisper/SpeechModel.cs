using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Engines;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Streaming;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper;

/// <summary>A speech model in memory, from which any number of streams can be opened.</summary>
/// <remarks>Threading: safe. Each stream belongs to one thread at a time; several streams may run side by side.</remarks>
public sealed class SpeechModel : IDisposable
{
    private readonly ISpeechEngine engine;
    private readonly LoadedModel model;
    private readonly string path,
        voiceModel;
    private readonly int threads;
    private ModelMemory memory;

    private SpeechModel(ISpeechEngine engine, LoadedModel model, string path, string voiceModel, int threads, GraphicsCard? card)
    {
        (this.engine, this.model, this.path, this.voiceModel, this.threads, Card) = (engine, model, path, voiceModel, threads, card);
        (Name, Hardware) = (Path.GetFileNameWithoutExtension(path), engine.Hardware);
    }

    /// <summary>The file's name without its extension.</summary>
    public string Name { get; }

    /// <summary>Whether the model knows other languages than English.</summary>
    public bool IsMultilingual => Layout.Multilingual;

    /// <summary>ISO 639 codes of the languages that the model knows.</summary>
    public IReadOnlyList<string> Languages => Layout.Multilingual ? Layout.Languages : ["en"];

    /// <summary>The processor's instruction sets in use.</summary>
    public string Hardware { get; }

    /// <summary>The graphics card that computes; null if the processor does.</summary>
    public GraphicsCard? Card { get; }

    internal ModelLayout Layout => model.Layout;
    internal Vocabulary Vocabulary => model.Vocabulary;

    /// <summary>Loads a ggml Whisper model or a Moonshine model, and checks its voice activity model.</summary>
    /// <param name="path">Path of the speech model.</param>
    /// <param name="options">How to load it; null: the defaults.</param>
    /// <exception cref="ModelFileException">A file is missing, truncated, of another kind or corrupt.</exception>
    /// <exception cref="NotEnoughMemoryException">It does not fit into memory.</exception>
    /// <exception cref="NativeLibraryException">The native library is missing or of another version, or there is no such card.</exception>
    public static SpeechModel Load(string path, SpeechModelOptions? options = null)
    {
        options ??= new();
        var voice = options.VoiceModel ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "ggml-silero-v6.2.3.bin");
        var (memory, onCards) = GgmlFile.IsGguf(path) ? (MoonshineFile.Read(path).Memory, false) : (WhisperFileCheck.Read(path), true);
        VoiceFileCheck.Require(voice);
        var engine = SpeechEngines.Start();
        var card = onCards && options.Gpu is { } number ? GraphicsCards.Require(number) : null;
        if (card is null)
            RequireMemory(memory.Model + memory.Stream, $"The speech model {path}", "so there are no captions. Choose a smaller model");
        return new(engine, engine.Load(path, card?.Number), path, voice, options.EffectiveThreads, card) { memory = memory };
    }

    /// <summary>Opens a stream for one live source of sound; it may outlive the model.</summary>
    /// <param name="settings">How it listens, settles and shows; null: the defaults.</param>
    /// <exception cref="UnknownLanguageException">The model does not know a language in the settings.</exception>
    /// <exception cref="NotEnoughMemoryException">Another stream does not fit into memory.</exception>
    /// <exception cref="NativeLibraryException">The engine failed.</exception>
    public SpeechStream OpenStream(StreamSettings? settings = null) =>
        OpenStream(settings ?? new(), transcriber => transcriber, detector => detector);

    /// <summary>Opens a stream with decorators between the model and the streaming rule, such as a recorder.</summary>
    internal SpeechStream OpenStream(
        StreamSettings settings,
        Func<ITranscriber, ITranscriber> aroundModel,
        Func<IVoiceDetector, IVoiceDetector> aroundVoice
    )
    {
        Check(settings);
        settings = settings.For(Layout);
        IOwnedDecoder? decoder = null;
        IOwnedDetector? detector = null;
        try
        {
            decoder = model.OpenDecoder(threads);
            detector = engine.OpenDetector(voiceModel);
            WarmUp(decoder, new Transcriber(decoder, Layout, Vocabulary, settings), detector, settings.WindowLimit);
            var transcriber = new Transcriber(decoder, Layout, Vocabulary, settings);
            var rule = new StreamingRecogniser(
                aroundModel(transcriber),
                aroundVoice(new LevelledDetector(detector)),
                Vocabulary,
                settings,
                settings.Translate || !IsMultilingual ? "en" : settings.Language
            );
            return new SpeechStream(rule, transcriber, decoder, detector);
        }
        catch
        {
            detector?.Dispose();
            decoder?.Dispose();
            throw;
        }
    }

    /// <summary>Opens what cuts one recording into sections.</summary>
    /// <param name="settings">How it is transcribed; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number in the settings is out of its range.</exception>
    public RecordingCutter OpenCutter(RecordingSettings? settings = null)
    {
        settings ??= new();
        settings.Check();
        return new(engine.OpenDetector(voiceModel), settings.For(Layout));
    }

    /// <summary>Opens what reads sections; each needs memory as a stream does.</summary>
    /// <param name="settings">How they are transcribed; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number in the settings is out of its range.</exception>
    /// <exception cref="UnknownLanguageException">The model does not know a language in the settings.</exception>
    /// <exception cref="NotEnoughMemoryException">Another one does not fit into memory.</exception>
    /// <exception cref="NativeLibraryException">The engine failed.</exception>
    public RecordingReader OpenReader(RecordingSettings? settings = null)
    {
        settings ??= new();
        settings.Check();
        CheckLanguages(settings.AsStream());
        return new(model.OpenDecoder(threads, settings.Beams), Layout, Vocabulary, settings);
    }

    /// <summary>Checks that a stream with these settings could be opened, without opening one.</summary>
    /// <exception cref="UnknownLanguageException">The model does not know a language in the settings.</exception>
    /// <exception cref="NotEnoughMemoryException">Another stream does not fit into memory.</exception>
    public void Check(StreamSettings settings)
    {
        CheckLanguages(settings);
    }

    private void CheckLanguages(StreamSettings settings)
    {
        if (settings.Translate && !IsMultilingual)
            throw new UnknownLanguageException(
                $"The model {Name} knows English only, so it cannot translate. Choose a multilingual model, whose name does not end in .en."
            );
        foreach (var language in settings.Language is { } only ? [only] : settings.LanguageCandidates)
        {
            if (Languages.Contains(language))
                continue;
            if (!IsMultilingual)
                throw EnglishOnly(language);
            _ = Layout.Prompt(language);
        }
        if (Card is null)
            RequireMemory(
                memory.Stream,
                $"Another stream of the model {Name}",
                "so this track has no captions; other tracks go on. Use fewer tracks, choose a smaller model"
            );
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    /// <summary>
    /// Runs everything once, since the first pass compiles this code and touches the weights, which would delay the first word. A long
    /// window and a long draft make all buffers grow to their size, so that memory stays flat from then on.
    /// </summary>
    private void WarmUp(IOwnedDecoder decoder, Transcriber transcriber, IOwnedDetector detector, TimeSpan longest)
    {
        decoder.Encode(new float[longest.Samples()], same: 0, from: 0);
        decoder.Read([.. Layout.Prompt(Languages[0]), .. Enumerable.Repeat(0, 100)], past: 0, rows: ISpeechDecoder.MaxRows);
        var quiet = new float[AudioTime.SampleRate];
        for (var i = 0; i < 2; i++)
            _ = transcriber.Transcribe(new() { Sound = quiet, Start = i }).TokenStarts;
        _ = detector.Probability(quiet.AsSpan(0, IVoiceDetector.Chunk));
        detector.Reset();
    }

    /// <exception cref="NotEnoughMemoryException">There is less.</exception>
    private static void RequireMemory(long bytes, string what, string meaning)
    {
        if (FreeMemory.Bytes is var free && free < bytes)
            throw new NotEnoughMemoryException(
                $"{what} needs about {bytes >> 20} MB of memory and {free >> 20} MB are free, {meaning}, close other programs, or raise the limit of this one (ulimit -v, container)."
            );
    }

    private UnknownLanguageException EnglishOnly(string language) =>
        new(
            $"The model {Name} knows English only, so it cannot write \"{language}\". Choose a multilingual model, whose name does not end in .en."
        );
}
