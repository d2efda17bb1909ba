using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;
using LiveCaptions.Outputs;

namespace LiveCaptions.Archive;

/// <summary>
/// Takes the words of every track at the end of its pipeline, as the subtitles for everybody have them: what is held back, switched off
/// or blocked anywhere never comes here.
/// </summary>
/// <remarks>Threading: safe; tracks come and go on any thread, the archive's loop takes.</remarks>
internal sealed class ArchiveTracks : IDisposable
{
    private readonly Lock sync = new();
    private readonly CaptionTracks tracks;
    private readonly MonotonicClock clock;
    private readonly Scrollback scrollback;
    private readonly ILogger logger;
    private readonly List<Followed> followed = [];

    public ArchiveTracks(CaptionTracks tracks, Scrollback scrollback, MonotonicClock clock, ILogger logger)
    {
        (this.tracks, this.scrollback, this.clock, this.logger) = (tracks, scrollback, clock, logger);
        tracks.Changed += Follow;
        Follow();
    }

    /// <summary>Takes out all that waits.</summary>
    public IReadOnlyList<ArchivedWords> TakeAll(IReadOnlyList<TrackReport> reports)
    {
        lock (sync)
        {
            var taken = followed.Select(track => Take(track, reports)).Where(words => words is not null).ToList();
            followed.RemoveAll(track => track.Captions.HasEnded && track.Words.IsEmpty);
            return taken!;
        }
    }

    public void Dispose() => tracks.Changed -= Follow;

    private void Follow()
    {
        lock (sync)
            foreach (var captions in tracks.All.Where(captions => followed.All(track => track.Captions != captions)))
            {
                scrollback.Restore(captions);
                var words = new WordQueue("The archive", clock, () => { }, logger);
                followed.Add(new(captions, words, new(captions.Track)));
                captions.Pipeline.Subscribe(words, TextOutput.Subtitles);
            }
    }

    private ArchivedWords? Take(Followed track, IReadOnlyList<TrackReport> reports)
    {
        var batches = track.Words.TakeAll();
        if (batches.Count == 0)
            return null;
        var report = reports.FirstOrDefault(report => report.Id == track.Captions.Track);
        // The wall clock may be set, and stands still for nobody: what was said is as long ago as the other clock says.
        var (now, wall) = (clock.Now, clock.Time.GetUtcNow());
        return new(
            track.To,
            track.Captions.Label,
            report?.Language,
            batches.Any(batch => batch.Words.Count > 0) ? report?.SettledDelay : null,
            [.. batches.SelectMany(batch => batch.Corrections)],
            [
                .. batches
                    .SelectMany(batch => batch.Words)
                    .Select(word => new ArchivedWord(
                        word.Word.Number,
                        word.Word.Text,
                        word.Word.Joined,
                        wall - (now - word.Start),
                        wall - (now - word.End),
                        word.Word.Probability
                    )
                    {
                        Speaker = word.Word.Speaker,
                    }),
            ]
        );
    }

    /// <summary>A track, its words on their way, and where they go.</summary>
    private sealed record Followed(TrackCaptions Captions, WordQueue Words, ArchivedTrack To);
}
