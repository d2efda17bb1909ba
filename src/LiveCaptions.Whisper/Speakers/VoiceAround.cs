namespace LiveCaptions.Whisper.Speakers;

/// <summary>What a voice sounds like around a moment: the mean of the windows that hold it, the nearer ones first.</summary>
/// <param name="prints">All windows, in order.</param>
internal sealed class VoiceAround(IReadOnlyList<Voiceprint> prints)
{
    /// <summary>Distance from a window's middle at which it counts for three fifths (standard deviation).</summary>
    private static readonly double Near = AudioTime.SamplesIn(0.35);

    /// <summary>A word's times may lie this far outside the speech that was found.</summary>
    private static readonly long Outside = AudioTime.SamplesIn(0.3);

    private int first; // moments come in order

    /// <summary>The mean print; null: no window is near.</summary>
    /// <param name="moment">Not before the one asked for last.</param>
    public float[]? At(AudioTime moment)
    {
        while (first < prints.Count && prints[first].End.Samples + Outside < moment.Samples)
            first++;
        float[]? sum = null;
        for (var i = first; i < prints.Count && prints[i].Start.Samples - Outside <= moment.Samples; i++)
        {
            var print = prints[i];
            if (print.End.Samples + Outside < moment.Samples)
                continue;
            var away = ((print.Start.Samples + print.End.Samples) / 2.0 - moment.Samples) / Near;
            sum ??= new float[print.Numbers.Length];
            Voiceprint.Add(print.Numbers, (float)Math.Exp(-away * away / 2), sum);
        }
        return sum is null ? null : Voiceprint.Normalised(sum);
    }
}
