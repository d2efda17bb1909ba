using System.Runtime.CompilerServices;
using LiveCaptions.Captions;
using LiveCaptions.Health;

namespace LiveCaptions.Viewers;

/// <summary>Sends transcripts to readers: each gets what it does not have, as fast as it takes it.</summary>
/// <remarks>Threading: safe. A reader has no queue: what it has missed is in the transcript.</remarks>
internal sealed class TranscriptReaders(ITrackReports reports, OverlayFiles files, TimeProvider time)
{
    /// <summary>A track's state may change although nothing is said; it is read this often, not at every word of every reader.</summary>
    private static readonly TimeSpan StateInterval = TimeSpan.FromSeconds(2);

    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Paragraphs that the reader does not have.</summary>
    public int Missing(TrackCaptions captions, ReadRequest request) =>
        captions.Transcript.Since(Version(request), KnowsEarlier(request)).Part.Paragraphs.Count;

    /// <summary>
    /// Everything that the reader does not have, until <paramref name="gone"/>; the first message at once, even if it is empty.
    /// </summary>
    public async IAsyncEnumerable<ReaderNews> Follow(
        TrackCaptions captions,
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken gone
    )
    {
        var meter = new FrameMeter(time, captions.Track, FrameMeter.Reader);
        long? had = null;
        await foreach (var news in NewsAsync(captions, request, gone))
        {
            var published = captions.Transcript.ChangedAt;
            yield return news;
            // What a reader gets first may have been said long ago, and not all news is of words.
            if (had is { } before && before != news.Part.Version)
                meter.Taken(published);
            had = news.Part.Version;
        }
    }

    private async IAsyncEnumerable<ReaderNews> NewsAsync(
        TrackCaptions captions,
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken gone
    )
    {
        var (since, knowsEarlier) = (Version(request), KnowsEarlier(request));
        string? sentState = null;
        var (report, readAt) = (ReportOf(captions), time.GetTimestamp());
        while (true)
        {
            var (part, next) = captions.Transcript.Since(since, knowsEarlier);
            if (time.GetElapsedTime(readAt) >= StateInterval)
                (report, readAt) = (ReportOf(captions), time.GetTimestamp());
            // Off air, a reader has nothing; back on air, whatever there is to have.
            var isOffAir = captions.Pipeline.IsOffAir;
            if (isOffAir)
                (part, knowsEarlier) = (TranscriptPart.Nothing, false);
            var state = StateOf(captions, report, isOffAir);
            if (part.Version != since || state != sentState)
            {
                yield return new(captions.Track, report?.Label ?? captions.Track, state, files.Version, run, part);
                (since, sentState) = (part.Version, state);
            }
            try
            {
                await next.WaitAsync(StateInterval, time, gone);
            }
            catch (TimeoutException)
            {
                // Nothing was said, but the state may have changed.
            }
        }
    }

    private static string StateOf(TrackCaptions captions, TrackReport? report, bool isOffAir) =>
        isOffAir ? "offAir"
        : captions.Pipeline.Paused ? "paused"
        : (report?.State ?? TrackState.Starting).Word();

    /// <summary>A page that was open while the service restarted still shows what was said before.</summary>
    private bool KnowsEarlier(ReadRequest request) => request.Run is { Length: > 0 } had && had != run;

    /// <summary>The version that the reader has; that of an earlier run of the service means nothing here.</summary>
    private long Version(ReadRequest request) => request.Run == run ? request.Since ?? 0 : 0;

    private TrackReport? ReportOf(TrackCaptions captions) => reports.Tracks.FirstOrDefault(t => t.Id == captions.Track);
}
