using LiveCaptions.Audio.Supervision;
using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>Where one opening of a live source hands its sound to: into the ring, on the timeline, under the supervisor's eyes.</summary>
/// <remarks>Threading: one source writes; the supervisor closes it, after which a source that does not stop is not heard any more.</remarks>
internal sealed class SourceWriter(SampleRing ring, Timeline timeline, TimeProvider clock, long start, Action onSound)
{
    private readonly Lock sync = new();
    private readonly LevelMeter meter = new();
    private readonly BurstWatch bursts = new();
    private long stuttered;
    private bool begun,
        closed,
        burst;

    /// <summary>Takes the next samples, 16 kHz, mono.</summary>
    /// <param name="sound">In order.</param>
    /// <param name="missing">Samples missing just before them.</param>
    public void Write(ReadOnlySpan<float> sound, long missing = 0)
    {
        if (Take(sound, missing))
            onSound();
    }

    /// <returns>True if there was sound.</returns>
    private bool Take(ReadOnlySpan<float> sound, long missing)
    {
        lock (sync)
        {
            if (closed)
                return false;
            stuttered += missing;
            if (missing > 0)
                ring.WriteGap(missing);
            if (sound.Length == 0)
                return false;
            var now = clock.GetElapsedTime(start);
            if (!begun)
            {
                // The first sound after a loss belongs where the clock stands now.
                begun = true;
                timeline.Begin(now, sound.Length);
                ring.WriteGap(timeline.Behind(now, ring.Written + sound.Length));
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

    /// <summary>How loud it was since this was last asked; null if nothing came.</summary>
    public SoundLevel? TakeLevel() => meter.Take();

    /// <summary>Samples that were missing in between since this was last asked.</summary>
    public long TakeMissing()
    {
        lock (sync)
        {
            (var missing, stuttered) = (stuttered, 0);
            return missing;
        }
    }

    /// <summary>True if much sound came at once since this was last asked.</summary>
    public bool TakeBurst()
    {
        lock (sync)
        {
            (var was, burst) = (burst, false);
            return was;
        }
    }

    /// <summary>Nothing more is taken, and the timeline goes on to where the clock stands: what was said before is over.</summary>
    public void Close()
    {
        lock (sync)
        {
            if (closed)
                return;
            closed = true;
            ring.WriteGap(timeline.Behind(clock.GetElapsedTime(start), ring.Written));
        }
    }
}
