using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>The engine with which the service was started.</summary>
/// <param name="Choice">The model and the threads.</param>
/// <param name="Card">The graphics card that recognises; null: the processor does.</param>
internal sealed record EngineInUse(EngineChoice Choice, GraphicsCard? Card)
{
    /// <summary>The name of the hardware, under which measurements are kept.</summary>
    public string Hardware => ModelFinder.HardwareName(Card);

    /// <summary>Asks the engine for the card's name; one that is in use has been woken already.</summary>
    public static EngineInUse Of(EngineChoice choice) =>
        new(choice, choice.Card is { } number ? GraphicsCards.Find().FirstOrDefault(card => card.Number == number) : null);
}
