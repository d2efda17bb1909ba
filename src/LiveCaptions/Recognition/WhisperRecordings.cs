using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Recordings are cut and read with one speech model.</summary>
internal sealed class WhisperRecordings(SpeechModel model, RecordingSettings settings) : IRecordingEngine
{
    /// <summary>Loads the model onto the hardware that was chosen.</summary>
    /// <param name="engine">The model and the hardware.</param>
    /// <param name="recognition">Settings of recognition.</param>
    /// <param name="language">"auto", a code, or several codes with commas.</param>
    /// <param name="speakers">Voices are told apart.</param>
    /// <exception cref="SpeechException">It cannot be loaded; the message says why.</exception>
    public static WhisperRecordings Load(EngineChoice engine, RecognitionSettings recognition, string language, bool speakers)
    {
        var settings = new RecordingSettings
        {
            Language = RecognitionStream.LanguageOf(language),
            LanguageCandidates = RecognitionStream.CandidatesOf(language),
            Singing = recognition.Singing,
            Speakers = speakers ? SpeakerStream.LoadModel() : null,
        };
        return new(SpeechRecognisers.LoadModel(engine), settings);
    }

    public IRecordingCutter OpenCutter() => model.OpenCutter(settings);

    public IRecordingReader OpenReader() => model.OpenReader(settings);

    public void Dispose() => model.Dispose();
}
