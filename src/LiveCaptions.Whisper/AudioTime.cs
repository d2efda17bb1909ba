namespace LiveCaptions.Whisper;

/// <summary>A position in a stream of sound, counted in samples at 16 kHz: the only clock inside the program.</summary>
/// <param name="Samples">Samples since the stream's first.</param>
/// <remarks>Seconds and time spans are converted to samples here and nowhere else.</remarks>
public readonly record struct AudioTime(long Samples) : IComparable<AudioTime>
{
    /// <summary>Samples a second. All sound inside is 16 kHz, mono, float.</summary>
    public const int SampleRate = 16000;

    /// <summary>The stream's first sample.</summary>
    public static AudioTime Zero => default;

    /// <summary>Seconds since the stream's first sample.</summary>
    public double Seconds => Samples / (double)SampleRate;

    /// <summary>Time since the stream's first sample.</summary>
    public TimeSpan SinceStart => TimeSpan.FromTicks(Samples * (TimeSpan.TicksPerSecond / SampleRate));

    /// <summary>The position at this many seconds, rounded to the nearest sample.</summary>
    public static AudioTime FromSeconds(double seconds) => new((long)Math.Round(seconds * SampleRate));

    /// <summary>The number of samples in this many seconds.</summary>
    public static long SamplesIn(double seconds) => FromSeconds(seconds).Samples;

    public static AudioTime operator +(AudioTime time, long samples) => new(time.Samples + samples);

    public static AudioTime operator -(AudioTime time, long samples) => new(time.Samples - samples);

    public static long operator -(AudioTime later, AudioTime earlier) => later.Samples - earlier.Samples;

    public static bool operator <(AudioTime a, AudioTime b) => a.Samples < b.Samples;

    public static bool operator >(AudioTime a, AudioTime b) => a.Samples > b.Samples;

    public static bool operator <=(AudioTime a, AudioTime b) => a.Samples <= b.Samples;

    public static bool operator >=(AudioTime a, AudioTime b) => a.Samples >= b.Samples;

    /// <summary>As <c>time + samples</c>.</summary>
    public AudioTime Add(long samples) => this + samples;

    /// <summary>The samples from <paramref name="earlier"/> to this position.</summary>
    public long Subtract(AudioTime earlier) => this - earlier;

    public int CompareTo(AudioTime other) => Samples.CompareTo(other.Samples);

    public override string ToString() => $"{Seconds:F3} s";
}
