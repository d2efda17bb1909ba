using LiveCaptions.Health;
using LiveCaptions.Outputs;
using LiveCaptions.Settings;

namespace LiveCaptions.Archive;

/// <summary>
/// Writes what goes out into the archive, twice a second, and deletes what is too old. Captions never wait for it: while it cannot write,
/// words wait in their queues, and it tries again.
/// </summary>
/// <param name="outputs">What the ways out do.</param>
/// <param name="restarts">Whether the service that stops starts again at once, so that its session goes on.</param>
internal sealed class ArchiveService(
    ArchiveTracks tracks,
    ArchiveWriter writer,
    ITrackReports reports,
    OutputWatch outputs,
    ArchiveSettings settings,
    OutputStatus status,
    Func<bool> restarts,
    TimeProvider time
) : BackgroundService
{
    /// <summary>
    /// From one turn's beginning to the next: half of what a killed process may lose. A word waits this long, and then for the disk, whose
    /// time is no pause besides.
    /// </summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.5);

    /// <summary>The shortest pause, where the disk takes longer than that.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(0.05);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CleanEvery = TimeSpan.FromHours(1);

    private readonly GapWatch watch = new();
    private readonly List<ArchivedGap> gaps = [];
    private IReadOnlyList<ArchivedWords> waiting = [];
    private long? cleaned;

    /// <summary>Why words are not written now; null: they are.</summary>
    public string? Trouble => status.Problem;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var began = time.GetTimestamp();
                var pause = await Task.Run(Turn, CancellationToken.None) ? Pace - time.GetElapsedTime(began) : RetryAfter;
                await Task.Delay(pause > LeastPause ? pause : LeastPause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The last words have been settled: the tracks have ended before.
            Turn();
            Turn();
            writer.Close(goesOn: restarts());
        }
    }

    public override void Dispose()
    {
        tracks.Dispose();
        writer.Dispose();
        base.Dispose();
    }

    /// <summary>Writes all that waits.</summary>
    /// <returns>False if it cannot be written now.</returns>
    private bool Turn()
    {
        try
        {
            Write();
            Clean();
            status.Clear();
            return true;
        }
        catch (ArchiveException e)
        {
            status.Report(
                e.IsDamaged
                    ? $"{e.What} {Capital(writer.SetAside())}, and a new one is begun; what is in it can no longer be searched. {e.Fix}"
                    : $"{e.What} Words are not kept meanwhile; the captions are not affected. {e.Fix}"
            );
            return false;
        }
        catch (Exception fault)
        {
            // Nothing in the archive may end the captions. The exception's text could hold words, so it is not told.
            status.Report(
                $"The archive failed because of a fault in LiveCaptions ({fault.GetType().Name}). Words are not kept meanwhile; the captions are not affected. Please report this."
            );
            writer.Dispose();
            return false;
        }
    }

    private void Write()
    {
        var now = reports.Tracks;
        gaps.AddRange(watch.Look(now, time.GetUtcNow()));
        // What could not be written comes first; the rest waits in queues, which have their limits.
        if (waiting.Count == 0)
            waiting = tracks.TakeAll(now);
        if (waiting.Count == 0 && gaps.Count == 0 && !(writer.HasSession && outputs.HasNews))
            return;
        writer.Write(waiting, gaps, outputs);
        waiting = [];
        gaps.Clear();
    }

    private void Clean()
    {
        if (settings.Days == 0 || (cleaned is { } last && time.GetElapsedTime(last) < CleanEvery))
            return;
        writer.DeleteBefore(time.GetUtcNow() - TimeSpan.FromDays(settings.Days));
        cleaned = time.GetTimestamp();
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
