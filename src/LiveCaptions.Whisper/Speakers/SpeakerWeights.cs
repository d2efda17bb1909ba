using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Speakers;

/// <summary>The weights of the network that turns a stretch of speech into a voiceprint.</summary>
/// <remarks>
/// GE2E (Wan and others 2018) as Resemblyzer publishes it: three recurrent layers over 40 mel bands, and a projection of the last state.
/// Threading: safe; they never change.
/// </remarks>
internal sealed class SpeakerWeights
{
    private static readonly SafetensorsPurpose Purpose = new(
        "The speaker model",
        "speakers are not told apart",
        "Install the program again.",
        MaxBytes: 64 << 20
    );

    private const int Depth = 3;
    private const int Units = RecurrentLayer.Units,
        Gates = RecurrentLayer.Gates;

    /// <exception cref="ModelFileException">The file is missing, truncated, of another kind or corrupt.</exception>
    public SpeakerWeights(string path)
    {
        var file = SafetensorsFile.Open(path, Purpose);
        Layers = [.. Enumerable.Range(0, Depth).Select(layer => LayerOf(file, layer))];
        Projection = new(Units, Units, file.Read("linear.weight", Units, Units));
        ProjectionBias = file.Read("linear.bias", Units);
    }

    /// <summary>The recurrent layers, from the spectrum up.</summary>
    public IReadOnlyList<RecurrentLayer> Layers { get; }

    /// <summary>From the last state to the voiceprint.</summary>
    public PackedMatrix Projection { get; }

    /// <summary>Added to the projection.</summary>
    public float[] ProjectionBias { get; }

    private static RecurrentLayer LayerOf(SafetensorsFile file, int layer)
    {
        var width = layer == 0 ? VoiceSpectrum.Bands : Units;
        var bias = file.Read($"lstm.bias_ih_l{layer}", Gates);
        var second = file.Read($"lstm.bias_hh_l{layer}", Gates);
        for (var i = 0; i < Gates; i++)
            bias[i] += second[i];
        return new(
            new(Gates, width, file.Read($"lstm.weight_ih_l{layer}", Gates, width)),
            new(Gates, Units, file.Read($"lstm.weight_hh_l{layer}", Gates, Units)),
            bias
        );
    }
}
