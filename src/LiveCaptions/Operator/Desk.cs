using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Whisper;

namespace LiveCaptions.Operator;

/// <summary>One track's place at the operator's desk: what was recognised passes here before it goes on air, and a person may hold, correct, stop or add to it.</summary>
/// <remarks>Threading: published by the track, worked by people; one lock. The recogniser never changes a settled word; a person does.</remarks>
internal sealed class Desk : IDisposable
{
    private readonly Lock sync = new();
    private readonly TrackCaptions captions;
    private readonly TimeProvider wall;
    private readonly WordLog log = new();
    private readonly HoldWindow held = new();
    private readonly DelayHistory delays = new();
    private readonly ReadingSpeed speed;
    private readonly ITimer timer;
    private CaptionUpdate? last;

    public Desk(TrackCaptions captions, int maxSpeed, TimeProvider wall)
    {
        (this.captions, this.wall, speed) = (captions, wall, new(maxSpeed));
        timer = wall.CreateTimer(
            _ =>
            {
                lock (sync)
                    Air();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>The track's captions on air.</summary>
    public TrackCaptions Captions => captions;

    /// <summary>A change comes from the track.</summary>
    public void Publish(CaptionUpdate update)
    {
        lock (sync)
        {
            // Paused: what is said now is written down nowhere, so only that it is quiet goes on.
            if (captions.Paused)
                update = update with { Settled = [], Tentative = [], Speaking = false };
            last = update = update with { Settled = log.Add(update.Settled) };
            speed.Note(update.Settled, update.Time);
            held.Take(update, wall.GetUtcNow());
            Air();
        }
    }

    /// <summary>Stops the captions everywhere: what waits is withheld, and what is said until they go on is kept nowhere.</summary>
    public void Pause()
    {
        lock (sync)
        {
            if (captions.Paused)
                return;
            captions.Paused = true;
            foreach (var update in held.Withhold())
                log.Forget(update.Settled);
            captions.Publish(Quiet());
        }
    }

    /// <summary>Captions go on.</summary>
    public void Resume()
    {
        lock (sync)
        {
            if (!captions.Paused)
                return;
            captions.Paused = false;
            captions.Publish(Quiet() with { Gap = true });
        }
    }

    /// <summary>From now on changes wait so long before they go on air.</summary>
    public void Hold(TimeSpan wait)
    {
        lock (sync)
        {
            held.Wait = wait;
            Air();
        }
    }

    /// <summary>A person's text for a word, none to leave it out; false if there is no such word, or not any more.</summary>
    public bool Correct(long number, string text)
    {
        lock (sync)
        {
            if (!log.Correct(number, text))
                return false;
            if (!held.Correct(number, text))
                captions.Correct(number, text);
            return true;
        }
    }

    /// <summary>A line that a person has written goes on air at once, on a line of its own.</summary>
    public void Type(string line)
    {
        lock (sync)
        {
            var now = Quiet() with { Tentative = held.Wait > TimeSpan.Zero ? [] : last?.Tentative ?? [] };
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => new SettledWord(word, false, now.Time, now.Time, 1))
                .ToList();
            captions.Publish(now with { Speaking = true, Gap = true });
            captions.Publish(now with { Settled = log.Add(words, typed: true), Speaking = true, Gap = true });
            // Nobody speaks, so that the line leaves the screen after its time.
            if (last is not { Speaking: true } || captions.Paused)
                captions.Publish(now with { Tentative = [] });
        }
    }

    /// <summary>What the operator sees.</summary>
    /// <param name="most">So many words at most, the newest.</param>
    public DeskView View(int most)
    {
        lock (sync)
        {
            var now = wall.GetUtcNow();
            var words = log
                .Words.Skip(Math.Max(0, log.Words.Count - most))
                .Select(w => new DeskWord(
                    w.Word.Number,
                    w.Text,
                    w.Word.Joined,
                    w.IsCorrected ? w.Word.Text : null,
                    w.Typed,
                    held.Holds(w.Word.Number)
                ));
            return new(
                captions.Track,
                captions.Paused,
                held.Wait.TotalSeconds,
                captions.IsOn(TextOutput.Overlay),
                captions.IsOn(TextOutput.Readers),
                [.. words],
                string.Join(' ', (last?.Tentative ?? []).Select(word => word.Text)),
                delays.Until(now),
                speed.Now,
                speed.TooFast
            );
        }
    }

    /// <summary>What was said, as people have left it, and in which language.</summary>
    public (IReadOnlyList<SettledWord> Words, string? Language) Said()
    {
        lock (sync)
            return ([.. log.Corrected()], last?.Language);
    }

    public void Dispose() => timer.Dispose();

    /// <summary>What is due goes out, and the timer is set for what is due next.</summary>
    private void Air()
    {
        var now = wall.GetUtcNow();
        foreach (var update in held.Due(now))
        {
            if (update.Settled.Count > 0 || update.Tentative.Count > 0)
                delays.Note(now, update.Delay);
            captions.Publish(update);
        }
        if (held.Next is { } next)
            timer.Change(next > now ? next - now : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Nothing new, at this moment of the track's own time.</summary>
    private CaptionUpdate Quiet()
    {
        var now = wall.GetUtcNow();
        var time = last is null ? AudioTime.Zero : last.Time + AudioTime.SamplesIn(Math.Max(0, (now - last.At).TotalSeconds));
        return new([], [], false, last?.Language, time, now, 0);
    }
}
