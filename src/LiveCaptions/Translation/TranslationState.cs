using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Translation;

/// <summary>
/// What becomes of a source track's words on their way into another language: units, the backlog, what the engine gave, and which units
/// people have corrected since.
/// </summary>
/// <remarks>Threading: safe, one lock; written by the source's pipeline, read by the engine's loop and the translated track.</remarks>
internal sealed class TranslationState(MonotonicClock clock) : IWordSink
{
    /// <summary>Units whose words can still be corrected.</summary>
    private const int MostKept = 300;

    /// <summary>How often a correction is asked for.</summary>
    private const int MostFailures = 3;

    /// <summary>Units before the one at hand that an engine is told of.</summary>
    private const int Context = 2;

    private readonly Lock sync = new();
    private readonly UnitCutter cutter = new();
    private readonly TranslationBacklog backlog = new();
    private readonly List<TranslationJob> jobs = []; // the newest last
    private readonly Queue<TranslationJob?> ready = new(); // null: a gap
    private bool speaking,
        inGap;

    /// <summary>Called when there may be work for the engine, under a lock: it must not wait.</summary>
    public Action Woken { get; set; } = () => { };

    /// <summary>Units given up so far.</summary>
    public int Lost { get; private set; }

    /// <summary>Units that wait for the engine; the one that it is asked for is not among them.</summary>
    public int Waiting
    {
        get
        {
            lock (sync)
                return backlog.Count;
        }
    }

    /// <summary>Somebody speaks, or words are on their way; the engine is asked for the newest job only.</summary>
    public bool IsBusy
    {
        get
        {
            lock (sync)
                return speaking || cutter.HasWords || backlog.Count > 0 || ready.Count > 0 || jobs is [.., { Text: null }];
        }
    }

    /// <summary>Takes a change of the source track.</summary>
    public void Write(CaptionUpdate update)
    {
        lock (sync)
        {
            speaking = update.Speaking;
            Correct(update.Corrections);
            var units = cutter.Add(update, clock.Now);
            foreach (var unit in units)
                backlog.Add(unit);
            // Most changes are of tentative words, with which the engine has nothing to do.
            if (units.Count > 0 || update.Corrections.Count > 0)
                Woken();
        }
    }

    /// <summary>Another track follows: its words have other numbers.</summary>
    public void BeginAnew() => Withdraw();

    /// <summary>A screen is cleared; what is on its way stays so.</summary>
    public void Clear() { }

    /// <summary>Captions were taken off air: what has not arrived goes nowhere.</summary>
    public void Withdraw()
    {
        lock (sync)
        {
            cutter.Forget();
            backlog.Clear();
            ready.Clear();
            foreach (var job in jobs.Where(job => job.Shown is null))
                job.IsDropped = true;
            jobs.RemoveAll(job => job.IsDropped);
            (speaking, inGap) = (false, false);
        }
    }

    /// <summary>What the engine is asked next; null: nothing waits. A correction comes first, since it stands on screen.</summary>
    public TranslationJob? Take()
    {
        lock (sync)
        {
            if (jobs.Find(job => job is { IsStale: true, Shown: not null }) is { } corrected)
            {
                corrected.IsStale = false;
                return corrected;
            }
            NoteLost(backlog.GiveUp(clock.Now));
            if (backlog.Take() is not { } unit)
                return null;
            var job = new TranslationJob(unit, [.. jobs.TakeLast(Context).Select(job => job.Unit.Text)]);
            jobs.Add(job);
            if (jobs.Count > MostKept)
                jobs.RemoveAt(0);
            return job;
        }
    }

    /// <summary>Notes what the engine gave, or that there was nothing to ask it for.</summary>
    public Finished Finish(TranslationJob job, string text)
    {
        lock (sync)
        {
            if (job.IsDropped)
                return Finished.Done;
            if (job.Text is null && job.IsStale)
            {
                job.IsStale = false;
                return Finished.Again;
            }
            var first = job.Text is null;
            job.Text = text;
            if (!first)
                return Finished.Corrects;
            inGap = false;
            ready.Enqueue(job);
            return Finished.Done;
        }
    }

    /// <summary>Notes the words with which a unit went to viewers.</summary>
    public void Show(TranslationJob job, IReadOnlyList<SettledWord> words)
    {
        lock (sync)
        {
            job.Shown = words;
            if (job.IsStale)
                Woken();
        }
    }

    /// <summary>
    /// Notes that a unit stays without a translation. A correction of what is on screen is asked for again, but not for ever: the engine
    /// may never take it, and all else waits.
    /// </summary>
    public void Fail(TranslationJob job)
    {
        lock (sync)
        {
            if (job.Text is not null)
                job.IsStale |= ++job.Failures < MostFailures;
            if (job.IsDropped || job.Text is not null)
                return;
            jobs.Remove(job);
            NoteLost(1);
        }
    }

    /// <summary>What goes to viewers next.</summary>
    /// <param name="job">Null: a mark for what was lost.</param>
    /// <returns>False if there is nothing.</returns>
    public bool TryTakeReady(out TranslationJob? job)
    {
        lock (sync)
            return ready.TryDequeue(out job);
    }

    private void Correct(IReadOnlyList<WordCorrection> corrections)
    {
        backlog.Correct(corrections);
        foreach (var job in jobs)
            if (TranslationBacklog.Corrected(job.Unit, corrections) is { } unit && unit.Text != job.Unit.Text)
                (job.Unit, job.IsStale) = (unit, true);
    }

    private void NoteLost(int units)
    {
        Lost += units;
        if (units == 0 || inGap)
            return;
        inGap = true;
        ready.Enqueue(null);
    }
}

/// <summary>What is to be done with a translation.</summary>
internal enum Finished
{
    /// <summary>Nothing: it goes to viewers, or nobody wants it any more.</summary>
    Done,

    /// <summary>Its words were corrected meanwhile: the engine is asked again.</summary>
    Again,

    /// <summary>It takes the place of what viewers read.</summary>
    Corrects,
}
