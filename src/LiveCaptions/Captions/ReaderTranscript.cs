using System.Text.Json.Serialization;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// The transcript in paragraphs, for readers on a page of their own, who ask for what has changed since the version they have.
/// </summary>
/// <param name="time">By which changes have a moment; null: the machine's.</param>
/// <remarks>Threading: written by the pipeline, read by viewers; one lock.</remarks>
internal sealed partial class ReaderTranscript(TimeProvider? time = null)
{
    /// <summary>Paragraphs that are kept: about five hours of speech.</summary>
    public const int MaxParagraphs = 1500;

    // A paragraph ends with a sentence from the first length on, and with any word from the second.
    private const int LongLetters = 240;
    private const int TooLongLetters = 800;

    // Words without spaces between them end a paragraph, too, when there is no end to them.
    private const int MostLetters = 4000;

    // Of words whose numbers belonged to an earlier run: no request can name it.
    private const long NoNumber = -1;
    private static readonly long Pause = AudioTime.SamplesIn(2);

    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly Lock sync = new();
    private readonly List<ReaderParagraph> done = [];
    private ReaderParagraph open = new(0, 0);
    private long corrected;
    private AudioTime? lastEnd;
    private bool breaks;
    private long restored; // the last paragraph of an earlier run
    private CaptionUpdate? last;
    private long version = 1;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int readers;
    private long changedAt;

    /// <summary>How many readers there are now.</summary>
    public int Readers => Volatile.Read(ref readers);

    /// <summary>The moment of the newest change, as a time stamp of the clock.</summary>
    public long ChangedAt => Volatile.Read(ref changedAt);

    public void Enter() => Interlocked.Increment(ref readers);

    public void Leave() => Interlocked.Decrement(ref readers);

    /// <summary>Takes a change of the track. Readers get the paragraphs of corrected words again, as long as they are kept.</summary>
    public void Write(CaptionUpdate update) =>
        Change(() =>
        {
            last = update;
            foreach (var correction in update.Corrections)
                Correct(correction);
            foreach (var word in update.Settled)
                Add(word, update.At.ToUnixTimeMilliseconds());
            if (update.Gap)
                breaks = true;
        });

    /// <summary>Takes what an earlier run of the service has said, before anything of this one. It cannot be corrected any more.</summary>
    /// <param name="words">With the moment at which each was said.</param>
    public void Restore(IEnumerable<(SettledWord Word, DateTimeOffset At)> words) =>
        Change(() =>
        {
            foreach (var (word, at) in words)
                Add(word with { Number = NoNumber }, at.ToUnixTimeMilliseconds());
            (lastEnd, breaks, restored) = (null, true, open.Id);
        });

    /// <summary>Another source follows, whose time begins anew: it gets a paragraph of its own.</summary>
    public void BeginAnew()
    {
        lock (sync)
        {
            (lastEnd, breaks) = (null, true);
            foreach (var paragraph in done.Append(open))
                paragraph.Names ??= names;
            names = VoiceNames.None;
        }
    }

    /// <summary>The changes after a version, and a task that ends with the next change.</summary>
    /// <param name="since">The version that the reader has; 0 if it has none.</param>
    /// <param name="knowsEarlier">The reader has what an earlier run of the service has said.</param>
    public (TranscriptPart Part, Task Next) Since(long since, bool knowsEarlier = false)
    {
        lock (sync)
        {
            // A version of an earlier run of the service means nothing here.
            if (since > version)
                since = 0;
            // Searched from the end, since a reader lacks the last few and the track waits for this lock. Without corrections versions
            // rise.
            var known = done.Count;
            while (known > 0 && (since < corrected || done[known - 1].Version > since))
                known--;
            var changes = Enumerable
                .Range(known, done.Count + 1 - known)
                .Where(at => At(at) is var one && one.Id > (knowsEarlier ? restored : 0) && one.Version > since)
                .Select(Told);
            var tentative = new LineFiller(int.MaxValue / 2);
            foreach (var word in last?.Tentative ?? [])
                tentative.Add(word.Text, word.Joined);
            var joined = last?.Tentative is [{ Joined: true }, ..];
            return (new(version, [.. changes], tentative.Current, joined, last?.Speaking ?? false, last?.Language), changed.Task);
        }
    }

    private void Correct(WordCorrection correction)
    {
        foreach (var paragraph in done.Append(open))
            if (paragraph.Correct(correction.Number, correction.Text))
                corrected = paragraph.Version = version;
    }

    private void Change(Action change)
    {
        TaskCompletionSource before;
        Volatile.Write(ref changedAt, time.GetTimestamp());
        lock (sync)
        {
            (version, before, changed) = (version + 1, changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
            change();
        }
        before.TrySetResult();
    }

    private void Add(SettledWord word, long at)
    {
        var paused = lastEnd is { } end && word.Start - end > Pause;
        var length = open.Text.Length;
        var ended = length > LongLetters && Sentences.StartsNewSentence(open.Text, word.Text, word.Joined);
        if (
            open.Id == 0
            || (length > 0 && (paused || breaks || ended || (length > TooLongLetters && !word.Joined) || length > MostLetters))
            || SpokenLines.Changes(names.Shown(open.Speaker), names.Shown(word.Speaker))
        )
            Close(at);
        breaks = false;
        lastEnd = word.End;
        open.Add(word);
        open.Version = version;
    }

    private void Close(long at)
    {
        if (open.Id > 0)
            done.Add(open);
        if (done.Count > MaxParagraphs)
            done.RemoveAt(0);
        open = new(open.Id + 1, at);
    }
}

/// <summary>A paragraph of settled words.</summary>
/// <param name="Id">Rises from paragraph to paragraph.</param>
/// <param name="At">When its first word was settled, milliseconds since 1970 by the server's clock.</param>
/// <param name="Text">Its words, behind the name of whoever begins to speak there, if a person has given one: "Anna: Good evening."</param>
internal sealed record TranscriptParagraph(long Id, long At, string Text)
{
    /// <summary>The number of whoever says it, from 1, where voices on one microphone are told apart. Written only then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Speaker { get; init; }

    /// <summary>The name of whoever says it, as a person has given it. Written only then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }
}

/// <summary>The changes of a transcript since a version.</summary>
/// <param name="Version">The version that the reader has with these changes.</param>
/// <param name="Paragraphs">New and changed paragraphs, whole, oldest first.</param>
/// <param name="Tentative">Words behind them that may still change.</param>
/// <param name="Joined">No space stands before the tentative words.</param>
internal sealed record TranscriptPart(
    long Version,
    IReadOnlyList<TranscriptParagraph> Paragraphs,
    string Tentative,
    bool Joined,
    bool Speaking,
    string? Language
)
{
    /// <summary>What a reader has who has nothing.</summary>
    public static TranscriptPart Nothing { get; } = new(0, [], "", false, false, null);
}
