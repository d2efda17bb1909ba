namespace LiveCaptions.Capture;

/// <summary>Measures the level of each channel of sound as it passes.</summary>
/// <remarks>Threading: one caller adds; any caller may take.</remarks>
public sealed class ChannelMeters
{
    private readonly LevelMeter[] meters;
    private float[] one = [];

    /// <param name="channels">The number of interleaved channels.</param>
    public ChannelMeters(int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        meters = [.. Enumerable.Range(0, channels).Select(_ => new LevelMeter())];
    }

    /// <summary>Measures the next frames.</summary>
    /// <param name="frames">Whole interleaved frames, -1 to 1.</param>
    public void Add(ReadOnlySpan<float> frames)
    {
        var count = frames.Length / meters.Length;
        if (one.Length < count)
            one = new float[count];
        for (var channel = 0; channel < meters.Length; channel++)
        {
            for (var frame = 0; frame < count; frame++)
                one[frame] = frames[frame * meters.Length + channel];
            meters[channel].Add(one.AsSpan(0, count));
        }
    }

    /// <summary>Returns the level of each channel since the last call and starts over.</summary>
    /// <returns>Empty if no sound was added.</returns>
    public IReadOnlyList<SoundLevel> Take() => [.. meters.Select(meter => meter.Take()).OfType<SoundLevel>()];
}
