using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>Settles the words of cues at their times, as if recognised; without cues it stays empty, and a person types.</summary>
/// <param name="cues">The cues, in order of time.</param>
/// <param name="language">The language of the words; null if it is unknown.</param>
/// <param name="length">The length of a loop, after which the cues start over; null if they play once.</param>
/// <remarks>Threading: the track's thread. Only the words of the cue at hand are timed, so that a long file costs little.</remarks>
internal sealed class CueRecogniser(IReadOnlyList<SubtitleCue> cues, string? language, AudioTime? length = null) : ISpeechStream
{
    private readonly Queue<SettledWord> words = new();
    private long position,
        loopStart,
        until;
    private int next;
    private bool speaking,
        told;

    public bool IsBehind => false;
    public long Backlog => 0;
    public Effort Effort { get; set; } = Effort.Full;
    public ListedTerms Terms { get; set; } = []; // the words are written already
    public StreamStatistics Statistics { get; } = new();

    public void Write(ReadOnlySpan<float> samples) => position += samples.Length;

    public TranscriptChange Step()
    {
        var settled = new List<SettledWord>();
        while (Due() is { } word)
            settled.Add(word);
        // Speech lasts until the end of the last settled word.
        if (settled.Count > 0)
            until = settled.Max(word => word.End.Samples);
        var before = speaking;
        speaking = position < until;
        // The track's time begins before there are words, and typed words are given theirs by it.
        var first = !told;
        told = true;
        return Change(settled, first || settled.Count > 0 || before != speaking);
    }

    /// <summary>Moves on in time, and settles at once the words that were due meanwhile.</summary>
    public TranscriptChange Skip(long samples)
    {
        position += samples;
        return Step();
    }

    public TranscriptChange Finish()
    {
        speaking = false;
        return Change([], changed: true);
    }

    public void Dispose() { }

    private SettledWord? Due()
    {
        if (words.Count == 0 && next == cues.Count && length is { } end && position >= loopStart + end.Samples)
            (next, loopStart) = (0, loopStart + end.Samples);
        while (words.Count == 0 && next < cues.Count && cues[next].Start.Samples + loopStart <= position)
        {
            foreach (var word in cues[next].ToSettledWords(next + 1 < cues.Count ? cues[next + 1].Start : null))
                words.Enqueue(word);
            next++;
        }
        if (!words.TryPeek(out var first) || first.Start.Samples + loopStart > position)
            return null;
        words.Dequeue();
        return first with { Start = first.Start + loopStart, End = first.End + loopStart };
    }

    private TranscriptChange Change(IReadOnlyList<SettledWord> settled, bool changed) =>
        new()
        {
            Changed = changed,
            Settled = settled,
            Speaking = speaking,
            Language = language,
            Heard = new(position),
            Until = new(position),
        };
}
