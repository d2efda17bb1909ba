using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>Says the words of cues when their time has come, as if it had heard them. Without cues it says nothing: a person types.</summary>
/// <remarks>Threading: the track's thread.</remarks>
/// <param name="length">Where the cues begin again; null: they do not.</param>
internal sealed class CueRecogniser(IReadOnlyList<SubtitleCue> cues, string? language, AudioTime? length = null) : ISpeechStream
{
    private readonly SettledWord[] words = [.. cues.SelectMany(cue => cue.Spread())];
    private long heard,
        round,
        until;
    private int next;
    private bool speaking;

    public bool IsBehind => false;
    public long Backlog => 0;
    public Effort Effort { get; set; } = Effort.Full;
    public StreamStatistics Statistics { get; } = new();

    public void Write(ReadOnlySpan<float> samples) => heard += samples.Length;

    public TranscriptChange Step()
    {
        var said = new List<SettledWord>();
        while (Due() is { } word)
            said.Add(word);
        // The words of a cue fill its time, so that somebody speaks until the last one said is over.
        if (said.Count > 0)
            until = said[^1].End.Samples;
        var before = speaking;
        speaking = heard < until;
        return Change(said, said.Count > 0 || before != speaking);
    }

    /// <summary>Time went by: what should have been said meanwhile is said now.</summary>
    public TranscriptChange Skip(long samples)
    {
        heard += samples;
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
        if (next == words.Length && length is { } end && heard >= round + end.Samples)
            (next, round) = (0, round + end.Samples);
        if (next == words.Length || words[next].Start.Samples + round > heard)
            return null;
        var word = words[next++];
        return word with { Start = word.Start + round, End = word.End + round };
    }

    private TranscriptChange Change(IReadOnlyList<SettledWord> said, bool changed) =>
        new()
        {
            Changed = changed,
            Settled = said,
            Speaking = speaking,
            Language = language,
            Heard = new(heard),
            Until = new(heard),
        };
}
