using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Measures the seconds that a step takes with a model on this machine.</summary>
/// <param name="parts">The parts of this machine.</param>
/// <param name="engine">The voice model and the threads.</param>
/// <param name="step">Seconds between two steps.</param>
internal sealed class ModelMeter(EngineParts parts, EngineChoice engine, double step)
{
    private ReadOnlyMemory<float>? speech;

    /// <summary>Measures on the processor, in this process.</summary>
    /// <returns>Null: the model cannot be used.</returns>
    public async Task<double?> OnProcessorAsync(PresentModel model, CancellationToken stop)
    {
        var sound = speech ??= await CalibrationSpeech.ReadAsync(parts.Decoder, stop);
        return await Task.Run(() => Measure(model, sound.Span, stop), stop);
    }

    /// <summary>Measures on a card, in a separate process: a model too large for the card's memory would end this one.</summary>
    /// <returns>Null: the card cannot use the model.</returns>
    public async Task<double?> OnCardAsync(GraphicsCard card, PresentModel model, CancellationToken stop)
    {
        var question = CardQuestion.About(engine with { ModelPath = model.Path }, step, card.Number);
        var answer = await parts.Cards.AskAsync(question, stop);
        return CardVerdict.Of(answer, wanted: true).Use ? answer.Tried!.Seconds : null;
    }

    private double? Measure(PresentModel model, ReadOnlySpan<float> sound, CancellationToken stop)
    {
        try
        {
            using var recognisers = SpeechRecognisers.Load(engine with { ModelPath = model.Path });
            using var recogniser = recognisers.Open(RecognitionStream.SettingsOf(new RecognitionSettings { Step = step }, "en"));
            return StepMeter.Measure(recogniser, sound, step, hopeless: step, parts.Time, stop);
        }
        catch (SpeechException)
        {
            return null;
        }
    }
}
