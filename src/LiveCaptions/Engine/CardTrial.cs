using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Tries a card by recognising the same speech on the card and on the processor. Runs in a separate process.</summary>
internal static class CardTrial
{
    /// <param name="speech">Speech without long pauses, 16 kHz.</param>
    /// <param name="reference">The transcript of the speech and of what follows it; null: unknown.</param>
    /// <exception cref="SpeechException">The engine or the model cannot be used, or there is no such card.</exception>
    public static CardAnswer Run(
        CardQuestion question,
        ReadOnlySpan<float> speech,
        string? reference,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var cards = GraphicsCards.Find();
        if (question.Card is not { } card)
            return new(cards);
        var processor = new EngineChoice(question.Model, question.VoiceModel, question.Threads);
        var tried = Recognise(processor with { Card = card }, question.Step, double.PositiveInfinity, speech, time, stop);
        // If the card's text is right, only one question is left: which of the two is faster. A model much too large for the
        // processor needs a card most; it must not occupy the processor until the trial times out.
        var hopeless = CardVerdict.Agree(reference, tried.Text) ? Math.Max(question.Step, tried.Seconds ?? 0) : double.PositiveInfinity;
        return new(cards, Recognise(processor, question.Step, hopeless, speech, time, stop), tried, reference);
    }

    private static TrialRun Recognise(
        EngineChoice engine,
        double step,
        double hopeless,
        ReadOnlySpan<float> speech,
        TimeProvider time,
        CancellationToken stop
    )
    {
        using var recognisers = SpeechRecognisers.Load(engine);
        var stream = RecognitionStream.SettingsOf(new RecognitionSettings { Step = step }, "en");
        using var recogniser = new WordCollector(recognisers.Open(stream));
        var seconds = StepMeter.Measure(recogniser, speech, step, hopeless, time, stop);
        if (seconds is null || seconds <= hopeless)
            recogniser.Finish();
        var free = engine.Card is { } number ? GraphicsCards.Find()[number].FreeBytes : 0;
        return new(recogniser.Text, seconds, free);
    }
}
