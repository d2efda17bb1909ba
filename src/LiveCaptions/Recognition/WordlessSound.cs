using LiveCaptions.Capture;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>What is known of sound that gives no words.</summary>
internal enum Wordless
{
    /// <summary>Words come, or nothing that could be speech.</summary>
    No,

    /// <summary>The sound is as loud as speech; it may be music, noise, or speech that is not recognised.</summary>
    Loud,

    /// <summary>Voice activity is found: somebody speaks.</summary>
    Speech,
}

/// <summary>
/// Notices a live track that gives no words although its sound could carry them: as loud as speech for 20 s, or with voice activity.
/// </summary>
/// <remarks>
/// Pure: time is the length of the sound. A room's noise is learnt while words come, so that a loud fan alone is not reported between
/// two talks. Threading: the track's thread writes; anybody may read <see cref="State"/>.
/// </remarks>
internal sealed class WordlessSound
{
    /// <summary>Speech without a word for longer than this is reported; a hesitant sentence takes less.</summary>
    public static readonly TimeSpan MaxSpeech = TimeSpan.FromSeconds(6);

    // The noise is learnt from pauses between words only: a pause after this long without a word may be an unrecognised speaker.
    private static readonly TimeSpan NoiseWithin = TimeSpan.FromSeconds(5);

    // Falls at once and rises slowly: music that begins right after a word is not the room's noise.
    private const double NoiseRise = 0.02;

    // Assumed before there is anything to learn from, in decibels below full scale.
    private const double QuietRoom = -60;

    private readonly LevelBlocks levels;
    private readonly Queue<bool> blocks = new(); // newest last: whether each of the last 20 s' blocks was as loud as speech
    private int loud;
    private long heard,
        wordAt,
        unheard;
    private bool speaking;
    private volatile bool hasWords;
    private double noise = QuietRoom,
        loudest = SoundLevel.Silence;
    private volatile Wordless state;

    public WordlessSound() => levels = new(Measured);

    private static int Capacity => (int)(SpeechLevel.Patience.TotalSeconds * AudioTime.SampleRate / SpeechLevel.BlockLength);

    /// <summary>The state after the last sound.</summary>
    public Wordless State => state;

    /// <summary>Time since the last word, or since the start.</summary>
    public TimeSpan SinceWord => new AudioTime(Volatile.Read(ref heard) - Volatile.Read(ref wordAt)).SinceStart;

    /// <summary>Whether there has been a word since the start.</summary>
    public bool HasWords => hasWords;

    /// <summary>The loudest half second since the start, in decibels below full scale.</summary>
    public double Loudest => Volatile.Read(ref loudest);

    /// <summary>Measures the next sound.</summary>
    public void Add(ReadOnlySpan<float> sound)
    {
        levels.Add(sound);
        state = Judge();
    }

    /// <summary>Notes what the recogniser made of the sound so far.</summary>
    public void Note(TranscriptChange change)
    {
        (speaking, unheard) = (change.Speaking, change.Unheard);
        var sung = change.Sung;
        // Singing is left out on purpose, which the track reports by itself.
        if (change.Settled.Count > 0 || change.Tentative.Count > 0 || sung)
        {
            Volatile.Write(ref wordAt, heard);
            (loud, unheard) = (0, 0);
            blocks.Clear();
            hasWords |= !sung;
        }
        state = Judge();
    }

    private void Measured(SoundLevel level)
    {
        Volatile.Write(ref heard, heard + SpeechLevel.BlockLength);
        Volatile.Write(ref loudest, Math.Max(loudest, level.Loudness));
        if (!speaking && !level.IsSilent && new AudioTime(heard - wordAt).SinceStart < NoiseWithin && wordAt > 0)
            noise = Math.Min(level.Loudness, noise + NoiseRise * (level.Loudness - noise));
        var isLoud = level.Loudness >= Math.Max(SpeechLevel.Threshold, noise + SpeechLevel.AboveNoise);
        blocks.Enqueue(isLoud);
        loud += isLoud ? 1 : 0;
        if (blocks.Count > Capacity && blocks.Dequeue())
            loud--;
    }

    private Wordless Judge()
    {
        if (new AudioTime(unheard).SinceStart >= MaxSpeech)
            return Wordless.Speech;
        if (blocks.Count >= Capacity && loud >= Capacity * SpeechLevel.Share)
            return Wordless.Loud;
        // Half the share ends it, so that the state does not flicker at the limit.
        return state == Wordless.Loud && loud >= Capacity * SpeechLevel.Share / 2 ? Wordless.Loud : Wordless.No;
    }
}
