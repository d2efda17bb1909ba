using LiveCaptions.Whisper.Recordings;

namespace LiveCaptions.Whisper;

/// <summary>Sound of a recording in which somebody speaks, from one pause to another; it is read at once.</summary>
public sealed class SpeechSection
{
    private readonly float[] sound;

    /// <param name="start">Position of its first sample in the recording.</param>
    /// <param name="sound">16 kHz samples.</param>
    /// <param name="utterances">Where somebody speaks, in order.</param>
    internal SpeechSection(long start, float[] sound, IReadOnlyList<Utterance> utterances) =>
        (Start, this.sound, Utterances) = (new(start), sound, utterances);

    /// <summary>Position of its first sample in the recording.</summary>
    public AudioTime Start { get; }

    /// <summary>Position behind its last sample.</summary>
    public AudioTime End => Start + sound.Length;

    internal ReadOnlySpan<float> Sound => sound;

    internal IReadOnlyList<Utterance> Utterances { get; }

    /// <summary>The part of it from one position in the recording to another.</summary>
    /// <param name="from">Not before its start.</param>
    /// <param name="to">Cut at its end.</param>
    /// <param name="utterances">Those in the part.</param>
    internal SpeechSection Part(long from, long to, IReadOnlyList<Utterance> utterances) =>
        new(from, sound[(int)(from - Start.Samples)..(int)(Math.Min(to, End.Samples) - Start.Samples)], utterances);
}
