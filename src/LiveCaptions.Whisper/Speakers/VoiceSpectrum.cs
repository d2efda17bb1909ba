namespace LiveCaptions.Whisper.Speakers;

/// <summary>
/// The spectrum that a voice is told by: 40 mel bands (Slaney's, of equal area) up to 8 kHz, every 10 ms over 25 ms, without a logarithm.
/// </summary>
/// <remarks>
/// 400 samples are no power of two, so the transform is two products with matrices, of what is even and what is odd about the middle.
/// Threading: one thread at a time.
/// </remarks>
internal sealed class VoiceSpectrum
{
    /// <summary>Numbers in a frame.</summary>
    public const int Bands = 40;

    /// <summary>Samples from one frame to the next.</summary>
    public const int Hop = 160;

    private const int Size = 400,
        Half = Size / 2,
        Bins = Half + 1,
        Batch = 8 * PackedMatrix.Together; // frames at once
    private const double Level = 0.0316227766016838; // -30 dB, the mean power's root that the network was trained with

    // Slaney's scale (Auditory Toolbox): linear up to 1000 Hz, then logarithmic.
    private const double LinearStep = 200 / 3.0,
        Knee = 1000 / LinearStep;
    private static readonly double LogStep = Math.Log(6.4) / 27;

    private static readonly PackedMatrix Cosines = Waves(Math.Cos),
        Sines = Waves(Math.Sin),
        Mel = MelBands();
    private static readonly float[] Window =
    [
        .. Enumerable.Range(0, Size).Select(i => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / Size))),
    ];

    private readonly float[] even = new float[Batch * Bins],
        odd = new float[Batch * Bins],
        real = new float[Batch * Cosines.Height],
        imaginary = new float[Batch * Sines.Height],
        power = new float[Batch * Bins],
        bands = new float[Batch * Mel.Height];

    /// <summary>Frames of so much sound.</summary>
    public static int FramesIn(int samples) => samples / Hop + 1;

    /// <summary>Computes the frames of a stretch, at the level of speech; outside it there is silence.</summary>
    /// <param name="sound">The stretch.</param>
    /// <param name="frames">Receives each frame at its place.</param>
    /// <param name="step">Numbers from one frame's place to the next one's.</param>
    public void Write(ReadOnlySpan<float> sound, Span<float> frames, int step)
    {
        var gain = GainOf(sound);
        var count = FramesIn(sound.Length);
        for (var first = 0; first < count; first += Batch)
        {
            for (var i = 0; i < Batch; i++)
                Fold(sound, (first + i) * Hop - Half, gain, even.AsSpan(i * Bins, Bins), odd.AsSpan(i * Bins, Bins));
            Transform();
            for (var i = 0; i < Math.Min(Batch, count - first); i++)
                bands.AsSpan(i * Mel.Height, Bands).CopyTo(frames[((first + i) * step)..]);
        }
    }

    private static float GainOf(ReadOnlySpan<float> sound)
    {
        var power = 0.0;
        foreach (var sample in sound)
            power += (double)sample * sample / sound.Length;
        return (float)(Level / Math.Max(1e-6, Math.Sqrt(power)));
    }

    /// <summary>Adds and subtracts what is as far before as behind the middle of a frame.</summary>
    private static void Fold(ReadOnlySpan<float> sound, int start, float gain, Span<float> even, Span<float> odd)
    {
        (even[0], odd[0], odd[Half]) = (0, 0, 0); // the window begins with 0
        even[Half] = At(sound, start + Half) * gain * Window[Half];
        for (var i = 1; i < Half; i++)
        {
            var (before, behind) = (At(sound, start + i), At(sound, start + Size - i));
            var weight = gain * Window[i];
            (even[i], odd[i]) = (weight * (before + behind), weight * (before - behind));
        }
    }

    private static float At(ReadOnlySpan<float> sound, int position) => (uint)position < (uint)sound.Length ? sound[position] : 0;

    private void Transform()
    {
        Array.Clear(real);
        Array.Clear(imaginary);
        Array.Clear(bands);
        Cosines.AddProducts(even, real);
        Sines.AddProducts(odd, imaginary);
        for (var i = 0; i < Batch; i++)
        for (var bin = 0; bin < Bins; bin++)
        {
            var (x, y) = (real[i * Cosines.Height + bin], imaginary[i * Sines.Height + bin]);
            power[i * Bins + bin] = x * x + y * y;
        }
        Mel.AddProducts(power, bands);
    }

    private static PackedMatrix Waves(Func<double, double> wave)
    {
        var values = new float[Bins * Bins];
        for (var bin = 0; bin < Bins; bin++)
        for (var i = 0; i < Bins; i++)
            values[bin * Bins + i] = (float)wave(2 * Math.PI * (bin * i % Size) / Size);
        return new(Bins, Bins, values);
    }

    /// <summary>Triangles between centres that are evenly spaced in mel, each as wide as it is low.</summary>
    private static PackedMatrix MelBands()
    {
        var top = ToMel(AudioTime.SampleRate / 2.0);
        double[] edges = [.. Enumerable.Range(0, Bands + 2).Select(i => ToHertz(top * i / (Bands + 1)))];
        var values = new float[Bands * Bins];
        for (var band = 0; band < Bands; band++)
        for (var bin = 0; bin < Bins; bin++)
        {
            var hertz = (double)bin * AudioTime.SampleRate / Size;
            var rise = (hertz - edges[band]) / (edges[band + 1] - edges[band]);
            var fall = (edges[band + 2] - hertz) / (edges[band + 2] - edges[band + 1]);
            values[band * Bins + bin] = (float)(Math.Max(0, Math.Min(rise, fall)) * 2 / (edges[band + 2] - edges[band]));
        }
        return new(Bands, Bins, values);
    }

    private static double ToMel(double hertz) => hertz < 1000 ? hertz / LinearStep : Knee + Math.Log(hertz / 1000) / LogStep;

    private static double ToHertz(double mel) => mel < Knee ? mel * LinearStep : 1000 * Math.Exp(LogStep * (mel - Knee));
}
