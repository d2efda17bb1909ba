using LiveCaptions.Audio.Supervision;
using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>Receives the sound of one opening of a live source, and writes it to the ring at its place on the timeline.</summary>
/// <param name="ring">The destination.</param>
/// <param name="timeline">The source's timeline, across openings.</param>
/// <param name="clock">Tells how far the timeline should be.</param>
/// <param name="start">The clock's timestamp at which the source was started.</param>
/// <param name="onSound">Called after each write that held sound.</param>
/// <remarks>Threading: one source writes; after the supervisor has closed it, writes of a source that does not stop are ignored.</remarks>
internal sealed class SourceWriter(SampleRing ring, Timeline timeline, TimeProvider clock, long start, Action onSound)
{
    private readonly Lock sync = new();
    private readonly LevelMeter meter = new();
    private readonly BurstWatch bursts = new();
    private long missed;
    private long? kept;
    private bool begun,
        closed,
        burst;

    /// <summary>The clock of the source's timeline.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Samples that the track has not heard yet.</summary>
    public long Unread => ring.Unread;

    /// <summary>
    /// The sound comes late rather than never: what is missing is told by its sender, not by the clock. Null: it comes in real time.
    /// </summary>
    /// <param name="waiting">Samples that the sender still has.</param>
    /// <param name="follows">What comes next follows what was written last, by whichever writer.</param>
    public void ComeLate(long? waiting, bool follows = false)
    {
        lock (sync)
        {
            if (closed)
                return;
            kept = waiting;
            ring.Kept = waiting ?? 0;
            begun |= follows;
        }
    }

    /// <summary>Writes sound that may come late, after the gap that its sender tells of.</summary>
    /// <returns>False if the source is being reopened, so that it has to come again.</returns>
    public bool WriteLate(ReadOnlySpan<float> sound, long gap, long waiting, bool follows)
    {
        bool hasSound;
        lock (sync)
        {
            if (closed)
                return false;
            ring.WriteGap(gap);
            ComeLate(waiting, follows);
            hasSound = WriteToRing(sound, 0);
        }
        if (hasSound)
            onSound();
        return true;
    }

    /// <summary>Writes the next samples.</summary>
    /// <param name="sound">Samples, 16 kHz, mono.</param>
    /// <param name="missing">Samples missing just before them.</param>
    public void Write(ReadOnlySpan<float> sound, long missing = 0)
    {
        if (WriteToRing(sound, missing))
            onSound();
    }

    /// <returns>True if there was sound.</returns>
    private bool WriteToRing(ReadOnlySpan<float> sound, long missing)
    {
        lock (sync)
        {
            if (closed)
                return false;
            missed += missing;
            if (missing > 0)
                ring.WriteGap(missing);
            if (sound.Length == 0)
                return false;
            var now = clock.GetElapsedTime(start);
            if (!begun)
            {
                // The first sound after a loss belongs at the clock's present position.
                begun = true;
                timeline.Begin(now, sound.Length + (int)ring.Kept);
                ring.WriteGap(timeline.Behind(now, ring.Now + sound.Length));
            }
            meter.Add(sound);
            ring.Write(sound);
            if (!bursts.Note(now, sound.Length))
                return true;
            burst = true;
            ring.BeginBurst();
            return true;
        }
    }

    /// <summary>Returns the level since the last call; null if no sound came.</summary>
    public SoundLevel? TakeLevel() => meter.Take();

    /// <summary>Returns the samples reported missing since the last call.</summary>
    public long TakeMissing()
    {
        lock (sync)
        {
            (var missing, missed) = (missed, 0);
            return missing;
        }
    }

    /// <summary>Returns whether a burst came since the last call.</summary>
    public bool TakeBurst()
    {
        lock (sync)
        {
            (var was, burst) = (burst, false);
            return was;
        }
    }

    /// <summary>
    /// Ignores further sound, and moves the timeline on to the clock, so that the last utterance ends, unless sound is still to come.
    /// </summary>
    public void Close()
    {
        lock (sync)
        {
            if (closed)
                return;
            closed = true;
            if (kept is not null)
                return; // what is said meanwhile comes later
            ring.WriteGap(timeline.Behind(clock.GetElapsedTime(start), ring.Written));
        }
    }
}
