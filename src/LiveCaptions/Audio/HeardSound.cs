using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>Notices that a source that plays once delivers nothing but silence.</summary>
/// <remarks>Threading: one writer; the report may be read from any thread.</remarks>
internal sealed class HeardSound
{
    private static readonly long Long = AudioTime.SamplesIn(10);
    private const float Audible = 3.2e-5f; // -90 dB
    private long silent;
    private volatile bool any,
        ended;

    /// <summary>Takes the next samples.</summary>
    public void Add(ReadOnlySpan<float> sound)
    {
        if (sound.ContainsAnyExceptInRange(-Audible, Audible))
        {
            any = true;
            Volatile.Write(ref silent, 0);
        }
        else
            Volatile.Write(ref silent, silent + sound.Length);
    }

    /// <summary>The sound has ended.</summary>
    public void End() => ended = true;

    /// <summary>The state of the source.</summary>
    /// <param name="notice">What else is to be told; null if nothing.</param>
    public SourceReport Report(string? notice = null)
    {
        var isSilent = !any && Volatile.Read(ref silent) >= Long;
        if (ended && !any && Volatile.Read(ref silent) > 0)
            notice =
                "It ended, and all of it was silence, so nothing was captioned. Was the microphone muted, or is it the wrong track or channel?";
        else if (isSilent)
            notice = "Only silence has come so far, so there is nothing to caption. Is it muted, or the wrong track or channel?";
        return new(isSilent ? SourceState.Silent : SourceState.Running, notice, 0, null);
    }
}
