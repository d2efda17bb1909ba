using System.Globalization;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>What is asked of another process, since a driver that is broken ends the one that wakes it.</summary>
/// <param name="Recognition">Model, threads and step.</param>
/// <param name="Card">The card that is tried; null: they are only counted.</param>
internal sealed record CardQuestion(RecognitionSettings Recognition, int? Card)
{
    /// <summary>The command that answers it, by which the program starts itself once more.</summary>
    public const string Command = "try-card";

    /// <summary>The command line that asks this.</summary>
    public IReadOnlyList<string> Arguments()
    {
        List<string> arguments =
        [
            Command,
            "--model",
            Recognition.Model,
            "--voice-model",
            Recognition.VoiceModel,
            "--threads",
            Recognition.Threads.ToString(CultureInfo.InvariantCulture),
            "--step",
            Recognition.Step.ToString(CultureInfo.InvariantCulture),
        ];
        if (Card is { } card)
            arguments.AddRange(["--card", card.ToString(CultureInfo.InvariantCulture)]);
        return arguments;
    }
}

/// <summary>What the other process found.</summary>
/// <param name="Cards">All cards that the engine can use.</param>
/// <param name="Processor">Known speech, recognised on the processor; null: none was tried.</param>
/// <param name="Tried">The same on the card.</param>
/// <param name="Said">What is said in the speech, and some more; null: not known.</param>
/// <param name="Trouble">Why there is no answer, in a few words; null: there is one.</param>
internal sealed record CardAnswer(
    IReadOnlyList<GraphicsCard> Cards,
    TrialRun? Processor = null,
    TrialRun? Tried = null,
    string? Said = null,
    string? Trouble = null
);

/// <summary>Known speech, recognised on one piece of hardware.</summary>
/// <param name="Text">What was understood.</param>
/// <param name="Seconds">What a step took: the median of a few, or the least where more were hopeless; null: it could not be told.</param>
/// <param name="FreeBytes">Of the card's memory while the model was in it; 0: not told.</param>
internal sealed record TrialRun(string Text, double? Seconds, long FreeBytes = 0);

/// <summary>Tries a card: the same speech on the card and on the processor. It runs in a process of its own.</summary>
internal static class CardTrial
{
    /// <param name="speech">Somebody who speaks without long pauses, 16 kHz.</param>
    /// <param name="said">What is said there, and some more; null: not known.</param>
    /// <exception cref="SpeechException">The engine or the model cannot be used, or there is no such card.</exception>
    public static CardAnswer Run(CardQuestion question, ReadOnlySpan<float> speech, string? said, TimeProvider time, CancellationToken stop)
    {
        var cards = GraphicsCards.Find();
        if (question.Card is not { } card)
            return new(cards);
        var tried = Recognise(question.Recognition with { Card = card }, double.PositiveInfinity, speech, time, stop);
        // A card that is right by itself leaves one question: which of the two is faster. A model that is much too large for the
        // processor, and so wants a card most, is then not made to recognise on it until the trial's time is over.
        var hopeless = CardVerdict.Agree(said, tried.Text)
            ? Math.Max(question.Recognition.Step, tried.Seconds ?? 0)
            : double.PositiveInfinity;
        return new(cards, Recognise(question.Recognition with { Card = null }, hopeless, speech, time, stop), tried, said);
    }

    private static TrialRun Recognise(
        RecognitionSettings recognition,
        double hopeless,
        ReadOnlySpan<float> speech,
        TimeProvider time,
        CancellationToken stop
    )
    {
        using var recognisers = SpeechRecognisers.Load(recognition);
        using var recogniser = new WordCollector(recognisers.Open(RecognitionStream.SettingsOf(recognition, "en")));
        var seconds = StepMeter.Measure(recogniser, speech, recognition.Step, hopeless, time, stop);
        if (seconds is null || seconds <= hopeless)
            recogniser.Finish();
        var free = recognition.Card is { } number ? GraphicsCards.Find()[number].FreeBytes : 0;
        return new(recogniser.Text, seconds, free);
    }
}
