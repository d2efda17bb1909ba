using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>The recognisers on air: streams of one speech model.</summary>
internal sealed class SpeechRecognisers(SpeechModel model) : IRecognisers
{
    public string Model => model.Name;

    /// <summary>Loads the model onto the hardware that was chosen.</summary>
    /// <exception cref="SpeechException">It cannot be loaded; the message says why.</exception>
    public static SpeechRecognisers Load(EngineChoice engine) => new(LoadModel(engine));

    /// <summary>Loads the model onto the hardware that was chosen.</summary>
    /// <exception cref="SpeechException">It cannot be loaded; the message says why.</exception>
    public static SpeechModel LoadModel(EngineChoice engine) =>
        SpeechModel.Load(
            ProgramFiles.Find(engine.ModelPath),
            new SpeechModelOptions
            {
                VoiceModel = ProgramFiles.Find(engine.VoiceModelPath),
                Threads = engine.Threads,
                Gpu = engine.Card,
            }
        );

    public void Check(StreamSettings settings) => model.Check(settings);

    public ISpeechStream Open(StreamSettings settings) => model.OpenStream(settings);

    public void Dispose() => model.Dispose();
}
