using LiveCaptions.Capture;

namespace LiveCaptions.Audio.Inputs;

/// <summary>The levels of an input over the last seconds, and what they say about it.</summary>
/// <remarks>Pure: one reading a tenth of a second. Threading: one caller.</remarks>
internal sealed class InputHistory
{
    /// <summary>Readings that are kept: three seconds.</summary>
    public const int Length = 30;

    /// <summary>Readings after which silence and quiet count: pauses between sentences are shorter.</summary>
    public const int Patience = 20;

    // Speech rises and falls by 20 dB and more, hum and music by much less.
    private const double Moving = 12;

    // Below this, changes are those of noise.
    private const double Floor = -70;

    private readonly Queue<ChannelLevel> readings = new(Length);

    /// <summary>Takes the reading of the loudest channel.</summary>
    public void Note(ChannelLevel level)
    {
        if (readings.Count == Length)
            readings.Dequeue();
        readings.Enqueue(level);
    }

    /// <summary>What is wrong; null: nothing, or it is too early to tell.</summary>
    public InputHint? Hint =>
        readings.Any(level => level.Clipped > SoundLevel.MaxClipped) ? InputHint.Clipping
        : readings.Count < Patience ? null
        : readings.TakeLast(Patience).All(level => level.Peak < SoundLevel.SilentBelow) ? InputHint.Silent
        : readings.All(level => level.Loudness < SoundLevel.QuietBelow) ? InputHint.TooQuiet
        : null;

    /// <summary>Decibels between loud and soft, if it is as loud as speech and moves as speech does; 0: it does not.</summary>
    public double Movement
    {
        get
        {
            if (readings.Count < Patience / 2)
                return 0;
            var sorted = readings.Select(level => Math.Max(level.Loudness, Floor)).Order().ToList();
            var (soft, loud) = (sorted[sorted.Count / 10], sorted[sorted.Count * 9 / 10]);
            return loud >= SoundLevel.QuietBelow && loud - soft >= Moving ? loud - soft : 0;
        }
    }

    /// <summary>The hint for people.</summary>
    /// <param name="mayBeSilent">It is what the computer plays, which may be nothing.</param>
    public static string? Explain(InputHint? hint, bool mayBeSilent) =>
        hint switch
        {
            InputHint.Silent when mayBeSilent => "Nothing is played at the moment.",
            InputHint.Silent => "Only silence comes, so it would give no captions. Is the microphone muted, or its cable loose?",
            InputHint.TooQuiet when mayBeSilent => "Hardly anything is played at the moment.",
            InputHint.TooQuiet =>
                "Hardly anything is heard. If somebody speaks here, words will be missed: come closer, or turn the input up.",
            InputHint.Clipping => "The sound is so loud that it is cut off, which costs words. Turn the input down.",
            _ => null,
        };
}
