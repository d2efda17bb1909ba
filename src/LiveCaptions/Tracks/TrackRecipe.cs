using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>The recipe of a track, the same on air and in the bench: hear all new sound, recognise, settle, publish.</summary>
/// <param name="recogniser">Makes words of sound.</param>
/// <param name="clock">Stream time now: what the source has given so far.</param>
/// <param name="wall">For the time stamps that leave the house.</param>
/// <param name="publish">Where changes go; called on the track's thread.</param>
/// <remarks>Threading: one thread, the track's.</remarks>
internal sealed class TrackRecipe(ISpeechStream recogniser, Func<AudioTime> clock, TimeProvider wall, Action<CaptionUpdate> publish)
{
    private long untold; // samples that the recogniser does not know of, since a step failed before it heard them

    /// <summary>What is shown where sound was left out.</summary>
    public const string GapMarker = "[…]";

    /// <summary>What the last steps took and how late their words were.</summary>
    public DelayMeter Delays { get; } = new();

    /// <summary>Takes new sound and recognises it, with one decode at most.</summary>
    /// <param name="sound">All that has come since the last call.</param>
    /// <param name="lost">Samples lost before it.</param>
    /// <param name="marked">Viewers are shown that something is missing there.</param>
    /// <returns>True if the model ran.</returns>
    public bool Step(ReadOnlySpan<float> sound, long lost = 0, bool marked = false)
    {
        var gap = untold + lost;
        untold = gap + sound.Length;
        if (gap > 0)
            Publish(recogniser.Skip(gap), gap: true);
        if (gap > 0 && marked)
            PublishMarker(gap);
        untold = sound.Length;
        recogniser.Write(sound);
        untold = 0;
        return Publish(recogniser.Step(), gap: false);
    }

    /// <summary>True if another step would find work although no new sound has come.</summary>
    public bool IsBehind => recogniser.IsBehind;

    /// <summary>Samples handed over that no step has looked at yet.</summary>
    public long Backlog => recogniser.Backlog;

    /// <summary>How hard it works.</summary>
    public Effort Effort
    {
        set => recogniser.Effort = value;
    }

    /// <summary>The sound is over: everything said is settled.</summary>
    /// <returns>True if the model ran.</returns>
    public bool Finish() => Publish(recogniser.Finish(), gap: false);

    /// <summary>Nothing can be recognised for now: nobody is said to speak, so that old words leave the screen.</summary>
    public void FallSilent() => publish(new([], [], false, null, clock(), wall.GetUtcNow(), Delays.Shown));

    /// <summary>A word that nobody said: it stands, as the first of its line, for those that are missing.</summary>
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
        if (change.Changed || gap)
            publish(new(change.Settled, change.Tentative, change.Speaking, change.Language, now, wall.GetUtcNow(), Delays.Shown, gap));
        return change.Decoded;
    }
}
