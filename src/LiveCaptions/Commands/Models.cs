using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Commands;

/// <summary>Loads the model that the settings name.</summary>
internal static class Models
{
    /// <exception cref="SpeechException">It cannot be loaded; the message says why.</exception>
    public static SpeechModel Load(RecognitionSettings settings) => SpeechModel.Load(
        Paths.Find(settings.Model),
        new SpeechModelOptions { VoiceModel = Paths.Find(settings.VoiceModel), Threads = settings.Threads });
}
