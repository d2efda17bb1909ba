using LiveCaptions.Audio.Files;
using LiveCaptions.Models;

namespace LiveCaptions.Engine;

/// <summary>The parts of this machine that the choice of the engine asks.</summary>
/// <param name="Models">Models on this machine.</param>
/// <param name="Cards">Graphics cards of this machine.</param>
/// <param name="Decoder">Reads the speech over which models are measured.</param>
/// <param name="Time">Measures steps.</param>
/// <param name="Report">Writes a line for the user: what was chosen, and why.</param>
internal sealed record EngineParts(ModelFolder Models, ICardProbe Cards, ISoundDecoder Decoder, TimeProvider Time, Action<string> Report)
{
    /// <summary>Builds of the engine.</summary>
    public required IBuildProbe Builds { get; init; }
}
