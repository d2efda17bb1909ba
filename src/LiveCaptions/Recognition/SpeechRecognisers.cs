using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Recognisers as they are on air: streams of one speech model.</summary>
internal sealed class SpeechRecognisers(SpeechModel model) : IRecognisers
{
    public string Model => model.Name;

    /// <summary>Loads the model that the settings name.</summary>
    /// <exception cref="SpeechException">It cannot be loaded; the message says why.</exception>
    public static SpeechRecognisers Load(RecognitionSettings settings) =>
        new(
            SpeechModel.Load(
                ProgramFiles.Find(settings.Model),
                new SpeechModelOptions
                {
                    VoiceModel = ProgramFiles.Find(settings.VoiceModel),
                    Threads = settings.Threads,
                    Gpu = settings.Card,
                }
            )
        );

    public void Check(StreamSettings settings) => model.Check(settings);

    public ISpeechStream Open(StreamSettings settings) => model.OpenStream(settings);

    public void Dispose() => model.Dispose();
}
