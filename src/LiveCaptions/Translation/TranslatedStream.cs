using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Translation;

/// <summary>Settles translated words in a track of their own, at the times at which their source was said.</summary>
/// <param name="state">Gives the words.</param>
/// <param name="language">The language of the words: ISO 639 code.</param>
/// <param name="clock">Shared with the source track.</param>
/// <param name="follow">Makes sure, before each step, that the source track is followed.</param>
/// <param name="end">Called when the track ends.</param>
/// <remarks>Threading: the track's thread.</remarks>
internal sealed class TranslatedStream(TranslationState state, string language, MonotonicClock clock, Action follow, Action end)
    : ISpeechStream
{
    /// <summary>Shown where units were lost.</summary>
    public const string GapMarker = CaptionUpdate.GapMarker;

    private long position,
        latest;
    private bool speaking,
        told;

    public bool IsBehind => false;
    public long Backlog => 0;
    public Effort Effort { get; set; } = Effort.Full;
    public ListedTerms Terms { get; set; } = []; // the engine leaves them as they are
    public StreamStatistics Statistics { get; } = new();

    public void Write(ReadOnlySpan<float> samples) => position += samples.Length;

    public TranscriptChange Step()
    {
        follow();
        var settled = new List<SettledWord>();
        while (state.TryTakeReady(out var job))
            settled.AddRange(WordsOf(job));
        var busy = state.IsBusy;
        // Readers choose by the language, which is known before there are words.
        var changed = !told || settled.Count > 0 || speaking != busy;
        (told, speaking) = (true, busy);
        return Change(settled, changed);
    }

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

    public void Dispose() => end();

    private IReadOnlyList<SettledWord> WordsOf(TranslationJob? job)
    {
        var now = clock.Now;
        var (start, end) = job is null ? (position, position) : (At(job.Unit.Start), At(job.Unit.End));
        // Each word begins later than all before, so that corrections find it.
        start = Math.Min(Math.Max(start, latest + 1), Math.Max(position, latest + 1));
        var words = TranslatedWords.Of(job?.Text ?? GapMarker, new(start), new(Math.Max(start, Math.Min(end, position))));
        latest = words.Count > 0 ? words[^1].Start.Samples : latest;
        if (job is not null)
            state.Show(job, words);
        return words;

        // The silence that keeps this track's clock runs as fast as the source's sound.
        long At(TimeSpan moment) => position + AudioTime.SamplesIn((moment - now).TotalSeconds);
    }

    private TranscriptChange Change(List<SettledWord> settled, bool changed) =>
        new()
        {
            // Words that came by the engine are as late as it was.
            Decoded = settled.Count > 0,
            Changed = changed,
            Settled = settled,
            Speaking = speaking,
            Language = language,
            Heard = new(position),
            Until = settled.Count > 0 ? settled[^1].End : new(position),
        };
}
