using LiveCaptions.Commands;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Recognisers on a graphics card, with the processor behind them: if the card fails during a show, captions go on without it.</summary>
/// <param name="card">The model on the card.</param>
/// <param name="loadSpare">Loads the model for the processor; called once at most.</param>
/// <param name="tell">Where the one line goes that says so.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class FallbackRecognisers(IRecognisers card, Func<IRecognisers> loadSpare, Action<string> tell) : IRecognisers
{
    private readonly Lazy<IRecognisers> spare = new(loadSpare);
    private int told;

    public string Model => Now.Model;

    private IRecognisers Now => spare.IsValueCreated ? spare.Value : card;

    /// <summary>The recognisers of these settings; behind a card the processor, where there is a model for it.</summary>
    public static IRecognisers Load(RecognitionSettings settings, OpenRecognisers open, TextWriter log) =>
        settings is { Card: not null, Spare: { } spare }
            ? new FallbackRecognisers(open(settings), () => open(spare), log.WriteLine)
            : open(settings);

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
            if (Interlocked.Exchange(ref told, 1) > 0)
                return opened;
            Abandoned.Keep(card);
            tell(
                $"The graphics card has failed: {failure.Message} The processor recognises from now on, with the model {spare.Value.Model}, so captions go on, later or less right than before. Start the program again to use the card."
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
