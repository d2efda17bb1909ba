using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Recognisers on a graphics card; if the card fails during a show, captions continue on the processor.</summary>
/// <param name="card">The model on the card.</param>
/// <param name="loadSpare">Loads the model for the processor; called at most once.</param>
/// <param name="report">Receives one line about the failure.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class FallbackRecognisers(IRecognisers card, Func<IRecognisers> loadSpare, Action<string> report) : IRecognisers
{
    private readonly Lazy<IRecognisers> spare = new(loadSpare);
    private int reported;

    public string Model => Now.Model;

    private IRecognisers Now => spare.IsValueCreated ? spare.Value : card;

    /// <summary>Loads what was chosen; behind a card stands the processor, if it has a model.</summary>
    public static IRecognisers Load(EngineChoice engine, OpenRecognisers open, Action<string> report) =>
        engine is { Card: not null, Spare: { } spare } ? new FallbackRecognisers(open(engine), () => open(spare), report) : open(engine);

    public void Check(StreamSettings settings) => Now.Check(settings);

    public ISpeechStream Open(StreamSettings settings) =>
        spare.IsValueCreated
            ? spare.Value.Open(settings)
            : new FallbackRecogniser(card.Open(settings), failure => OpenSpare(settings, failure));

    public void Dispose()
    {
        if (spare.IsValueCreated)
            spare.Value.Dispose();
        else
            card.Dispose();
    }

    private ISpeechStream OpenSpare(StreamSettings settings, Exception failure)
    {
        try
        {
            var opened = spare.Value.Open(settings);
            if (Interlocked.Exchange(ref reported, 1) > 0)
                return opened;
            Abandoned.Keep(card);
            report(
                $"The graphics card has failed: {failure.Message} The processor recognises from now on, with the model {spare.Value.Model}, so captions continue, later or less accurately than before. Restart the program to use the card again."
            );
            return opened;
        }
        catch (SpeechException why)
        {
            throw new NativeLibraryException(
                $"The graphics card has failed: {failure.Message} The processor cannot take its place: {why.Message}",
                why
            );
        }
    }
}
