using System.Runtime.CompilerServices;
using LiveCaptions.Captions;
using LiveCaptions.Health;

namespace LiveCaptions.Viewers;

/// <summary>Follows transcripts for people who read: each reader is told what it does not have, as fast as it takes it.</summary>
/// <remarks>Threading: safe. A reader holds no queue: what it has missed is in the transcript.</remarks>
internal sealed class TranscriptReaders(ITrackReports reports, OverlayFiles files, TimeProvider time)
{
    /// <summary>A track's state may change although nothing is said; it is asked for so often, not at every word of every reader.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    /// <summary>All that the reader does not have, until <paramref name="gone"/>; the first at once, even if there is nothing.</summary>
    public async IAsyncEnumerable<ReaderNews> Follow(
        TrackCaptions captions,
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken gone
    )
    {
        var since = request.Run == run ? request.Since ?? 0 : 0;
        string? told = null;
        var (report, looked) = (ReportOf(captions), time.GetTimestamp());
        while (true)
        {
            var (part, next) = captions.Transcript.Since(since);
            if (time.GetElapsedTime(looked) >= Look)
                (report, looked) = (ReportOf(captions), time.GetTimestamp());
            var state = captions.Pipeline.Paused ? "paused" : (report?.State ?? TrackState.Starting).Word();
            if (part.Version != since || state != told)
            {
                yield return new(captions.Track, report?.Label ?? captions.Track, state, files.Version, run, part);
                (since, told) = (part.Version, state);
            }
            try
            {
                await next.WaitAsync(Look, time, gone);
            }
            catch (TimeoutException)
            {
                // Nothing was said; has the state changed?
            }
        }
    }

    private TrackReport? ReportOf(TrackCaptions captions) => reports.Tracks.FirstOrDefault(t => t.Id == captions.Track);
}
