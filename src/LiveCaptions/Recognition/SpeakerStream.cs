using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>A recogniser whose settled words say who speaks; they and their times are those of the recogniser.</summary>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class SpeakerStream(ISpeechStream inner, LiveSpeakers speakers) : WrappedRecogniser(inner)
{
    /// <summary>Comes with the program.</summary>
    private const string ModelPath = "models/speaker-ge2e.safetensors";

    private static readonly Lazy<SpeakerModel> Model = new(LoadModel, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Loads what tells voices apart.</summary>
    /// <exception cref="ModelFileException">It cannot be loaded; the message says why.</exception>
    public static SpeakerModel LoadModel() => SpeakerModel.Load(ProgramFiles.Find(ModelPath));

    /// <summary>The recogniser, with speakers if they are wanted.</summary>
    /// <param name="report">Told why there are no speakers although they are wanted; null: that is thrown.</param>
    /// <exception cref="ModelFileException">There is nothing that tells voices apart, and nobody to report it to.</exception>
    public static ISpeechStream For(SpeakerSettings wanted, ISpeechStream recogniser, Action<string>? report = null)
    {
        if (!wanted.Enabled)
            return recogniser;
        try
        {
            return new SpeakerStream(recogniser, new(Model.Value, wanted.Max));
        }
        catch (ModelFileException reason) when (report is not null)
        {
            report(reason.Message); // captions without speakers are better than none
            return recogniser;
        }
    }

    public override void Write(ReadOnlySpan<float> samples)
    {
        base.Write(samples);
        speakers.Write(samples);
    }

    public override TranscriptChange Skip(long samples)
    {
        var change = base.Skip(samples);
        speakers.Skip(samples);
        return change;
    }

    protected override TranscriptChange Ask(Func<ISpeechStream, TranscriptChange> ask) => speakers.Tell(base.Ask(ask));
}
