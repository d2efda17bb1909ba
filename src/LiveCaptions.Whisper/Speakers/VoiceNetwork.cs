namespace LiveCaptions.Whisper.Speakers;

/// <summary>Turns stretches of speech into voiceprints: 256 numbers of length 1, alike for one voice.</summary>
/// <remarks>Threading: one thread at a time; several may share the weights.</remarks>
internal sealed class VoiceNetwork(SpeakerWeights weights)
{
    /// <summary>Numbers in a voiceprint.</summary>
    public const int Size = RecurrentLayer.Units;

    /// <summary>Stretches side by side: the weights, a megabyte a product, are read once for all of them.</summary>
    private const int Together = 2 * PackedMatrix.Together;

    /// <summary>Windows are of 1.6 s; longer ones take no more memory than this.</summary>
    private static readonly int MaxFrames = VoiceSpectrum.FramesIn(2 * AudioTime.SampleRate);

    private readonly VoiceSpectrum spectrum = new();
    private readonly float[] spectra = new float[MaxFrames * Together * VoiceSpectrum.Bands],
        gates = new float[MaxFrames * Together * RecurrentLayer.Gates],
        lower = new float[MaxFrames * Together * Size],
        upper = new float[MaxFrames * Together * Size];

    /// <summary>The voiceprints of stretches.</summary>
    /// <param name="sound">16 kHz samples.</param>
    /// <param name="stretches">Where they lie in the sound, each of at most 2 s.</param>
    public IReadOnlyList<float[]> Print(ReadOnlySpan<float> sound, IReadOnlyList<Range> stretches)
    {
        var prints = new List<float[]>(stretches.Count);
        foreach (var group in stretches.Chunk(Together))
            prints.AddRange(Group(sound, group));
        return prints;
    }

    private IEnumerable<float[]> Group(ReadOnlySpan<float> sound, Range[] stretches)
    {
        // A state depends on what came before it only, so that shorter stretches may lie beside longer ones.
        var windows = stretches.Length <= PackedMatrix.Together ? PackedMatrix.Together : Together;
        var frames = new int[stretches.Length];
        Array.Clear(spectra);
        for (var i = 0; i < stretches.Length; i++)
        {
            var stretch = sound[stretches[i]];
            frames[i] = VoiceSpectrum.FramesIn(stretch.Length);
            spectrum.Write(stretch, spectra.AsSpan(i * VoiceSpectrum.Bands), windows * VoiceSpectrum.Bands);
        }
        var states = Run(frames.Max() * windows, windows);
        var last = new float[windows * Size];
        for (var i = 0; i < stretches.Length; i++)
            states.Slice(((frames[i] - 1) * windows + i) * Size, Size).CopyTo(last.AsSpan(i * Size));
        return Project(last, stretches.Length);
    }

    private ReadOnlySpan<float> Run(int rows, int windows)
    {
        ReadOnlySpan<float> inputs = spectra.AsSpan(0, rows * VoiceSpectrum.Bands);
        var (states, spare) = (lower, upper);
        foreach (var layer in weights.Layers)
        {
            layer.Run(inputs, windows, gates.AsSpan(0, rows * RecurrentLayer.Gates), states);
            inputs = states.AsSpan(0, rows * Size);
            (states, spare) = (spare, states);
        }
        return inputs;
    }

    private IEnumerable<float[]> Project(float[] states, int count)
    {
        var sums = new float[states.Length];
        for (var from = 0; from < sums.Length; from += Size)
            weights.ProjectionBias.CopyTo(sums, from);
        weights.Projection.AddProducts(states, sums);
        return sums.Chunk(Size).Take(count).Select(print => Voiceprint.Normalised([.. print.Select(number => Math.Max(0, number))]));
    }
}
