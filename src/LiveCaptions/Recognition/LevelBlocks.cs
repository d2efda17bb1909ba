using LiveCaptions.Capture;

namespace LiveCaptions.Recognition;

/// <summary>Cuts sound into blocks of <see cref="SpeechLevel.BlockLength"/> samples and measures each.</summary>
/// <param name="measured">Takes each block's level.</param>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class LevelBlocks(Action<SoundLevel> measured)
{
    private readonly LevelMeter meter = new();
    private int filled;

    /// <summary>Measures the next sound.</summary>
    public void Add(ReadOnlySpan<float> sound)
    {
        while (sound.Length > 0)
        {
            var taken = Math.Min(sound.Length, SpeechLevel.BlockLength - filled);
            meter.Add(sound[..taken]);
            sound = sound[taken..];
            filled += taken;
            if (filled < SpeechLevel.BlockLength)
                return;
            filled = 0;
            if (meter.Take() is { } level)
                measured(level);
        }
    }
}
