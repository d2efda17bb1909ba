using System.Text.Json.Serialization;
using LiveCaptions.Capture;
using LiveCaptions.Health;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.SoundCheck;

/// <summary>What is wrong with the sound of a check.</summary>
[JsonConverter(typeof(CamelCaseNames<SoundHint>))]
internal enum SoundHint
{
    Silent,
    TooQuiet,
    Clipping,

    /// <summary>Speech stands out too little from the noise behind it.</summary>
    Noisy,
}

/// <summary>The sound of a check.</summary>
/// <param name="Loudness">Root mean square of the speech, in decibels below full scale.</param>
/// <param name="Peak">The highest sample, in decibels below full scale.</param>
/// <param name="Clipped">The share of samples that are cut off, 0 to 1.</param>
/// <param name="Noise">Loudness between the words, in decibels below full scale.</param>
/// <param name="SignalToNoise">Decibels from the noise to the speech.</param>
/// <param name="Hint">What is wrong; null if nothing is.</param>
/// <param name="Sentence">The same for people, with what to do; null if all is well.</param>
internal sealed record HeardLevel(
    double Loudness,
    double Peak,
    double Clipped,
    double Noise,
    double SignalToNoise,
    SoundHint? Hint,
    string? Sentence
);

/// <summary>Measures speech and the noise behind it, as a track hears them.</summary>
/// <remarks>Threading: the track adds; anybody may ask.</remarks>
internal sealed class SpeechNoise : ISoundTap
{
    // Long enough to tell a vowel from a gap, short enough to find the gaps between words.
    private const int Block = AudioTime.SampleRate / 50;

    // Two minutes; a check is shorter.
    private const int MaxBlocks = 6000;

    // Below this, recognition loses words: noise of a fan at a laptop's microphone is 15 to 25 dB below the speech.
    private const double LeastDistance = 12;

    // A block this far above the noise is speech.
    private const double Speech = 6;

    private readonly Lock sync = new();
    private readonly LevelMeter meter = new();
    private readonly List<double> blocks = [];
    private double energy;
    private int filled;

    public void Hear(ReadOnlySpan<float> sound)
    {
        lock (sync)
        {
            meter.Add(sound);
            foreach (var sample in sound)
            {
                energy += sample * (double)sample;
                if (++filled < Block)
                    continue;
                if (blocks.Count < MaxBlocks)
                    blocks.Add(energy / Block);
                (energy, filled) = (0, 0);
            }
        }
    }

    /// <summary>What was heard so far; null: nothing.</summary>
    public HeardLevel? Measure()
    {
        lock (sync)
        {
            if (whole is { } before && meter.Take() is { } more)
                whole = Joined(before, more);
            else
                whole ??= meter.Take();
            if (whole is not { } level || blocks.Count == 0)
                return null;
            var sorted = blocks.Order().ToList();
            var noise = Decibels(sorted[sorted.Count / 10]);
            var loud = sorted.Where(power => Decibels(power) >= noise + Speech).ToList();
            var speech = Decibels(loud.Count > 0 ? loud.Average() : sorted.Average());
            return Judged(speech, noise, level);
        }
    }

    private SoundLevel? whole;

    private static SoundLevel Joined(SoundLevel one, SoundLevel other)
    {
        var samples = one.Samples + other.Samples;
        return new(
            Math.Max(one.Loudness, other.Loudness),
            Math.Max(one.Peak, other.Peak),
            (one.Clipped * one.Samples + other.Clipped * other.Samples) / samples,
            (one.Offset * one.Samples + other.Offset * other.Samples) / samples,
            samples
        );
    }

    private static HeardLevel Judged(double speech, double noise, SoundLevel level)
    {
        var distance = speech - noise;
        SoundHint? hint =
            level.IsSilent ? SoundHint.Silent
            : level.Clipped > SoundLevel.MaxClipped ? SoundHint.Clipping
            : speech < SoundLevel.QuietBelow ? SoundHint.TooQuiet
            : distance < LeastDistance ? SoundHint.Noisy
            : null;
        return new(
            Math.Round(speech, 1),
            Math.Round(level.Peak, 1),
            Math.Round(level.Clipped, 4),
            Math.Round(noise, 1),
            Math.Round(distance, 1),
            hint,
            Explain(hint)
        );
    }

    private static string? Explain(SoundHint? hint) =>
        hint switch
        {
            SoundHint.Silent => "Only silence came, so there was nothing to caption. Is the microphone muted, or is it the wrong input?",
            SoundHint.TooQuiet => "The speech was very quiet, so words may be missed. Come closer, or turn the input up.",
            SoundHint.Clipping => "The sound was so loud that it was cut off, which costs words. Turn the input down.",
            SoundHint.Noisy =>
                "The noise behind the speech was almost as loud as the speech, so words may be missed. Come closer to the microphone, or turn off what hums.",
            _ => null,
        };

    private static double Decibels(double power) => power > 1e-12 ? Math.Max(-120, 10 * Math.Log10(power)) : -120;
}
