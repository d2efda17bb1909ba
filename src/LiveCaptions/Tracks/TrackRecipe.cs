using LiveCaptions.Captions;
using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>The steps of a track, the same on air and in the bench: take all new sound, recognise, settle, publish.</summary>
/// <param name="clock">Stream time now: how much sound the source has given so far.</param>
/// <param name="wall">For time stamps that viewers get.</param>
/// <param name="publish">Takes changes; called on the track's thread.</param>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class TrackRecipe(ISpeechStream recogniser, Func<AudioTime> clock, TimeProvider wall, Action<CaptionUpdate> publish)
{
    private long missed; // samples that the recogniser did not get, since a step failed before

    /// <summary>Shown where sound was left out.</summary>
    public const string GapMarker = CaptionUpdate.GapMarker;

    /// <summary>How late the words of the last steps were.</summary>
    public DelayMeter Delays { get; } = new();

    /// <summary>Counts for a service; null: nobody asks.</summary>
    public TrackMeters? Meters { get; init; }

    /// <summary>Whether the sound gives words.</summary>
    public WordlessSound Wordless { get; } = new();

    /// <summary>Takes new sound and recognises it, with one decode at most.</summary>
    /// <param name="sound">All sound since the last call.</param>
    /// <param name="lost">Samples lost before it.</param>
    /// <param name="marked">Viewers are shown that sound is missing there.</param>
    /// <returns>True if the model ran.</returns>
    public bool Step(ReadOnlySpan<float> sound, long lost = 0, bool marked = false)
    {
        var gap = missed + lost;
        missed = gap + sound.Length;
        if (gap > 0)
            Publish(recogniser.Skip(gap), gap: true);
        if (gap > 0 && marked)
            PublishMarker(gap);
        missed = sound.Length;
        Wordless.Add(sound);
        recogniser.Write(sound);
        missed = 0;
        return Publish(recogniser.Step(), gap: false);
    }

    /// <summary>Whether another step would find work without new sound.</summary>
    public bool IsBehind => recogniser.IsBehind;

    /// <summary>Samples that the recogniser has and no step has looked at yet.</summary>
    public long Backlog => recogniser.Backlog;

    /// <summary>How much effort recognition makes.</summary>
    public Effort Effort
    {
        set => recogniser.Effort = value;
    }

    /// <summary>Words and phrases that are likely to be said; the recogniser is told only of changes.</summary>
    public ListedTerms Terms
    {
        set
        {
            if (!ReferenceEquals(recogniser.Terms, value))
                recogniser.Terms = value;
        }
    }

    /// <summary>Settles all words at the end of the sound.</summary>
    /// <returns>True if the model ran.</returns>
    public bool Finish() => Publish(recogniser.Finish(), gap: false);

    /// <summary>Publishes that nobody speaks while nothing can be recognised, so that old words leave the screen.</summary>
    public void FallSilent() => publish(new([], [], false, null, clock(), wall.GetUtcNow(), Delays.Shown));

    /// <summary>Publishes a marker in place of the missing words, as the first of its line.</summary>
    private void PublishMarker(long gap)
    {
        var now = clock();
        var word = new SettledWord(GapMarker, false, new(Math.Max(0, now.Samples - gap)), now, 1);
        publish(new([word], [], false, null, now, wall.GetUtcNow(), Delays.Shown));
    }

    private bool Publish(TranscriptChange change, bool gap)
    {
        var now = clock();
        Delays.Note(change, now);
        Meters?.Note(change, now);
        Wordless.Note(change);
        if (change.Changed || gap)
            publish(new(change.Settled, change.Tentative, change.Speaking, change.Language, now, wall.GetUtcNow(), Delays.Shown, gap));
        return change.Decoded;
    }
}
