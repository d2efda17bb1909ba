using LiveCaptions.Whisper;

namespace LiveCaptions.Relay;

/// <summary>
/// Leads from a machine's own times and word numbers to those of the track: a machine that takes over goes on where the one before it has
/// ended.
/// </summary>
/// <param name="Samples">Added to times.</param>
/// <param name="Numbers">Added to numbers of words.</param>
internal readonly record struct Shift(long Samples, long Numbers)
{
    /// <summary>Nothing is shifted.</summary>
    public static Shift None => default;

    public AudioTime Time(AudioTime own) => own + Samples;

    public long Number(long own) => own + Numbers;
}
