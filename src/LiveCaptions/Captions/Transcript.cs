using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>What was said, in paragraphs, for people who read on a page of their own. Readers ask for what changed since they last did.</summary>
/// <remarks>Threading: written by the track, read by viewers; one lock.</remarks>
internal sealed class Transcript
{
    /// <summary>Paragraphs that are kept: about five hours of speech.</summary>
    public const int Kept = 1500;

    // A paragraph ends with a sentence once it is so long, or with a word once it is longer than anybody reads in one go.
    private const int Long = 240, TooLong = 800;
    private static readonly long Pause = AudioTime.SamplesIn(2);

    private readonly Lock gate = new();
    private readonly List<(TranscriptParagraph Said, long Version)> done = [];     // versions rise
    private readonly System.Text.StringBuilder text = new();
    private (long Id, long At, long Version) open;
    private AudioTime? lastEnd;
    private bool breaks;
    private CaptionUpdate? last;
    private long version = 1;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int readers;

    /// <summary>How many read it now.</summary>
    public int Readers => Volatile.Read(ref readers);

    public void Enter() => Interlocked.Increment(ref readers);
    public void Leave() => Interlocked.Decrement(ref readers);

    /// <summary>Takes a change of the track.</summary>
    public void Hear(CaptionUpdate update)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            (last, version, before, changed) = (update, version + 1, changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
            foreach (var word in update.Settled) Add(word, update.At.ToUnixTimeMilliseconds());
            if (update.Gap) breaks = true;
        }
        before.TrySetResult();
    }

    /// <summary>What changed after this version, and a task that ends with the next change.</summary>
    /// <param name="since">The version that the reader has; 0: nothing yet.</param>
    public (TranscriptPart Part, Task Next) Since(long since)
    {
        lock (gate)
        {
            // Numbers of a service that ran before mean nothing here.
            if (since > version) since = 0;
            // From the end: a reader lacks the last few, and the track waits for this lock.
            var known = done.Count;
            while (known > 0 && done[known - 1].Version > since) known--;
            IEnumerable<TranscriptParagraph> news = done.Skip(known).Select(p => p.Said);
            if (text.Length > 0 && open.Version > since) news = news.Append(new(open.Id, open.At, text.ToString()));
            var tentative = new LineFiller(int.MaxValue / 2);
            foreach (var word in last?.Tentative ?? []) tentative.Add(word.Text, word.Joined);
            var joined = last?.Tentative is [{ Joined: true }, ..];
            return (new(version, [.. news], tentative.Current, joined, last?.Speaking ?? false, last?.Language), changed.Task);
        }
    }

    private void Add(SettledWord word, long at)
    {
        var rests = lastEnd is { } end && word.Start - end > Pause;
        var ended = text.Length > Long && Sentences.Between(text.ToString(), word.Text, word.Joined);
        if (text.Length > 0 && (rests || breaks || ended || (text.Length > TooLong && !word.Joined))) Close();
        breaks = false;
        lastEnd = word.End;
        if (text.Length == 0) open = (open.Id + 1, at, version);
        else if (!word.Joined) text.Append(' ');
        text.Append(word.Text);
        open.Version = version;
    }

    private void Close()
    {
        done.Add((new(open.Id, open.At, text.ToString()), open.Version));
        if (done.Count > Kept) done.RemoveAt(0);
        text.Clear();
    }
}

/// <summary>A paragraph of what was said: settled words only.</summary>
/// <param name="Id">Rises from paragraph to paragraph.</param>
/// <param name="At">When its first word was settled, milliseconds since 1970 by the server's clock.</param>
internal sealed record TranscriptParagraph(long Id, long At, string Text);

/// <summary>What is new in a transcript.</summary>
/// <param name="Version">What the reader has when it has taken this.</param>
/// <param name="Paragraphs">New or grown ones, whole, oldest first.</param>
/// <param name="Tentative">Words behind them that may still change.</param>
/// <param name="Joined">No space stands before the tentative words.</param>
internal sealed record TranscriptPart(long Version, IReadOnlyList<TranscriptParagraph> Paragraphs, string Tentative, bool Joined, bool Speaking, string? Language);
