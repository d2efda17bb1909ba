namespace LiveCaptions.Benchmarks.Rooms;

/// <summary>Sounds without speech from a seeded generator, the same on every machine; about −20 dBFS.</summary>
internal sealed class Noises(int seed)
{
    private const int Rate = SpokenClip.Rate;

    private readonly Random random = new(seed);

    /// <summary>Pink noise, with equal power in each octave: a fan, a street.</summary>
    public float[] Pink(int length)
    {
        var rows = new double[12];
        return Make(length, i =>
        {
            var row = Math.Min(System.Numerics.BitOperations.TrailingZeroCount(i + 1), rows.Length - 1);
            rows[row] = White();
            return rows.Sum() / rows.Length;
        });
    }

    /// <summary>Mains hum with its harmonics.</summary>
    public static float[] Hum(int length) => Make(length, i => Enumerable.Range(1, 6).Sum(n => Math.Sin(Math.Tau * 50 * n * i / Rate) / n));

    /// <summary>Four chords over and over, plucked and with a bass: a stream's background music.</summary>
    public static float[] Music(int length)
    {
        int[][] chords =
        [
            [0, 4, 7],
            [-3, 0, 4],
            [5, 9, 12],
            [7, 11, 14],
        ];
        return Make(length, i =>
        {
            var beat = (double)i / Rate / 0.5;
            var chord = chords[(int)(beat / 4) % chords.Length];
            var phase = beat - Math.Floor(beat);
            var note = chord[(int)beat % chord.Length];
            var pluck = Math.Exp(-3 * phase) * Harmonic(261.63 * Math.Pow(2, note / 12.0), i);
            return pluck + 0.4 * chord.Sum(n => Harmonic(130.81 * Math.Pow(2, n / 12.0), i)) / 3;
        });
    }

    /// <summary>An engine, and shots at random times.</summary>
    public float[] Game(int length)
    {
        var (low, shot) = (0.0, 0.0);
        return Make(length, i =>
        {
            low += 0.02 * (White() - low);
            if (random.NextDouble() < 1.5 / Rate)
                shot = 1 + 2 * random.NextDouble();
            shot *= 1 - 8.0 / Rate;
            return 12 * low + shot * White();
        });
    }

    /// <summary>Unintelligible voices of many people: the clip itself, backwards, eight times over.</summary>
    public float[] Crowd(float[] speech, int length)
    {
        var voices = Enumerable.Range(0, 8).Select(_ => random.Next(speech.Length)).ToArray();
        return Make(length, i => voices.Sum(offset => speech[^(1 + (offset + i) % speech.Length)]));
    }

    /// <summary>Two seconds of clapping: many short bursts.</summary>
    public float[] Applause() => Bursts(2, 60, 200);

    /// <summary>A cough: two bursts.</summary>
    public float[] Cough()
    {
        var cough = Bursts(0.25, 4, 25);
        return [.. cough, .. new float[Rate / 10], .. cough];
    }

    /// <summary>Laughter: a voice five times a second, without words.</summary>
    public float[] Laughter() => Make(3 * Rate / 2, i =>
        {
            var phase = (double)i / Rate * 5 % 1;
            return Math.Exp(-6 * phase) * (Harmonic(220, i) + 0.5 * White());
        });

    private float[] Bursts(double seconds, double perSecond, double decay)
    {
        var level = 0.0;
        return Make((int)(seconds * Rate), i =>
        {
            if (i == 0 || random.NextDouble() < perSecond / Rate)
                level = 0.3 + random.NextDouble();
            level *= 1 - decay / Rate;
            return level * White();
        });
    }

    private double White() => 2 * random.NextDouble() - 1;

    private static double Harmonic(double hertz, int i) =>
        Enumerable.Range(1, 4).Sum(n => Math.Sin(Math.Tau * hertz * n * i / Rate) / (n * n));

    /// <summary>Makes samples of the common level.</summary>
    private static float[] Make(int length, Func<int, double> sample)
    {
        var all = Enumerable.Range(0, length).Select(sample).ToArray();
        var gain = 0.1 / Math.Sqrt(all.Average(s => s * s) + 1e-12);
        return [.. all.Select(s => (float)Math.Clamp(gain * s, -1, 1))];
    }
}
