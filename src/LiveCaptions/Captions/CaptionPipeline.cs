using LiveCaptions.Captions.Rules;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// The road of a track's words: number, gate, air delay, rules, then every way out. An operator may pause, delay, correct or add to it;
/// nothing behind it reaches back.
/// </summary>
/// <remarks>
/// Threading: published by the track, worked by operators; one lock. The recogniser never changes a settled word; a person does.
/// </remarks>
/// <param name="track">The track's id.</param>
/// <param name="gate">Null: nothing is held back by OBS.</param>
/// <param name="offAir">Null: nobody takes all tracks off air at once.</param>
internal sealed partial class CaptionPipeline(
    string track,
    TrackOutputs outputs,
    MonotonicClock clock,
    FollowedTrackGate? gate,
    OffAir? offAir
)
{
    private readonly Lock sync = new();
    private readonly WordLog log = new();
    private readonly ArrivalTimes arrivals = new();
    private readonly AirDelay delay = new();
    private readonly DelayHistory delays = new();
    private readonly List<WordCorrection> unsaid = []; // corrections that wait until captions are on air again
    private ITimer? timer; // for the change that is due next
    private CaptionUpdate? heard; // the last change behind the gate, and when it came
    private TimeSpan heardAt;
    private CaptionUpdate? aired; // the last change that went out
    private volatile bool paused;

    /// <summary>True while the operator has stopped the captions: viewers stay and are told so.</summary>
    public bool Paused => paused;

    /// <summary>True while everything is off air.</summary>
    public bool IsOffAir => offAir is { IsOff: true };

    /// <summary>What the operator lets out now.</summary>
    public AirState LetOut
    {
        get
        {
            lock (sync)
                return new(paused, delay.Length, outputs.IsOn(TextOutput.Overlay), outputs.IsOn(TextOutput.Readers), IsOffAir);
        }
    }

    /// <summary>Takes a change from the track.</summary>
    public void Publish(CaptionUpdate update)
    {
        lock (sync)
        {
            var now = clock.Now;
            arrivals.Note(update.Time, now);
            // Paused: what is said now is kept nowhere, so only that it is quiet goes on.
            update = (paused ? update.Silenced() : update) with { StreamStart = arrivals.StreamStart };
            update = Guarded(
                update with
                {
                    Settled = log.Number(VisibleText.Of(update.Settled)),
                    Tentative = VisibleText.Of(update.Tentative),
                }
            );
            log.Add(update.Settled, update.At);
            (heard, heardAt) = (update, now);
            delay.Add(update, now);
            AirDue(now);
        }
    }

    /// <summary>Stops the captions everywhere: words that wait are withheld, and words said until they go on are kept nowhere.</summary>
    public void Pause()
    {
        lock (sync)
        {
            if (paused)
                return;
            paused = true;
            Withhold();
            Air(Quiet());
        }
    }

    /// <summary>Empties every way out, once <see cref="OffAir"/> is off, which keeps them so.</summary>
    public void LeaveAir()
    {
        lock (sync)
        {
            Withhold();
            outputs.LeaveAir();
            Air(Quiet());
        }
    }

    /// <summary>Lets captions go on, once <see cref="OffAir"/> is on again; what was corrected meanwhile is told first.</summary>
    public void ReturnToAir()
    {
        lock (sync)
        {
            outputs.ReturnToAir();
            outputs.Write(Quiet() with { Corrections = [.. unsaid] });
            unsaid.Clear();
            Air(Quiet() with { Gap = true });
        }
    }

    /// <summary>Lets captions go on after a pause.</summary>
    public void Resume()
    {
        lock (sync)
        {
            if (!paused)
                return;
            paused = false;
            Air(Quiet() with { Gap = true });
        }
    }

    /// <summary>Sets how long changes wait before they go on air, from now on.</summary>
    public void Delay(TimeSpan length)
    {
        lock (sync)
        {
            delay.Length = length;
            AirDue(clock.Now);
        }
    }

    /// <summary>Puts a line that a person has typed on air at once, on a line of its own.</summary>
    public void Type(string line)
    {
        lock (sync)
        {
            var now = Quiet() with { Tentative = delay.Length > TimeSpan.Zero ? [] : heard?.Tentative ?? [] };
            var typed = Guarded(now with { Settled = log.Number(TypedLine.At(now.Time, line)), Speaking = true, Gap = true });
            log.Add(typed.Settled, typed.At, typed: true);
            Air(Guarded(now with { Speaking = true, Gap = true }));
            Air(typed);
            // Nobody speaks, so that the line leaves the screen after its time.
            if (heard is not { Speaking: true } || paused)
                Air(now with { Tentative = [] });
        }
    }

    /// <summary>Clears the screens, for viewers that come later, too; the transcript stays.</summary>
    public void Clear()
    {
        lock (sync)
        {
            aired = aired is null ? null : aired with { Tentative = [] };
            outputs.Clear();
        }
    }

    /// <summary>Switches an output on or off.</summary>
    public void Switch(TextOutput output, bool on)
    {
        lock (sync)
            outputs.Switch(output, on);
    }

    /// <summary>Gives a sink every settled word that goes out from now on, as this output writes it.</summary>
    public void Subscribe(IWordSink sink, TextOutput output)
    {
        lock (sync)
            outputs.Subscribe(sink, output);
    }

    public void Unsubscribe(IWordSink sink)
    {
        lock (sync)
            outputs.Unsubscribe(sink);
    }

    /// <summary>Everything that has gone out, as subtitles may show it, and its language.</summary>
    public (IReadOnlyList<SettledWord> Words, string? Language) Subtitles()
    {
        lock (sync)
            return IsOffAir ? ([], null) : outputs.Subtitles;
    }

    /// <summary>Rises with every change of what <see cref="Subtitles"/> gives.</summary>
    public long SubtitlesVersion
    {
        get
        {
            lock (sync)
                return IsOffAir ? -1 : outputs.SubtitlesVersion;
        }
    }

    /// <summary>How things stand, for the operator.</summary>
    /// <param name="words">Words at most, the newest.</param>
    public PipelineState State(int words)
    {
        lock (sync)
            return new(
                paused,
                delay.Length,
                outputs.IsOn(TextOutput.Overlay),
                outputs.IsOn(TextOutput.Readers),
                [.. log.Words.Skip(Math.Max(0, log.Words.Count - words))],
                delay.Waiting,
                heard?.Tentative ?? [],
                delays.Until(clock.Now),
                ReadingSpeed.Of(log.Words, heard?.Time ?? AudioTime.Zero)
            );
    }

    /// <summary>Another source follows, whose time begins anew; what still waits of the one before goes out.</summary>
    public void BeginAnew()
    {
        lock (sync)
        {
            arrivals.BeginAnew();
            (heard, aired) = (null, null);
            outputs.BeginAnew();
        }
    }

    /// <summary>The track is taken away: what waits goes out no more.</summary>
    public void End()
    {
        lock (sync)
        {
            delay.Withhold();
            timer?.Dispose();
        }
    }

    private CaptionUpdate Guarded(CaptionUpdate update)
    {
        update = gate?.Pass(track, update) ?? update;
        return offAir?.Pass(update) ?? update;
    }

    /// <summary>What waits for its air delay goes out no more.</summary>
    private void Withhold()
    {
        foreach (var update in delay.Withhold())
            log.Remove(update.Settled);
    }

    /// <summary>Airs what is due, and sets the timer for what is due next.</summary>
    private void AirDue(TimeSpan now)
    {
        lock (sync)
        {
            foreach (var update in delay.Due(now))
            {
                if (update.Settled.Count > 0 || update.Tentative.Count > 0)
                    delays.Note(now, update.Delay);
                Air(update);
            }
            timer?.Dispose();
            timer = delay.Next is { } next
                ? clock.Time.CreateTimer(_ => AirDue(clock.Now), null, Later(next - clock.Now), Timeout.InfiniteTimeSpan)
                : null;
        }
    }

    // Timers count whole milliseconds: one that came a little early would find nothing due.
    private static TimeSpan Later(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds)));

    private void Air(CaptionUpdate update)
    {
        if (gate?.IsOff(track) is true || IsOffAir)
        {
            log.Remove(update.Settled);
            update = update.Silenced();
        }
        aired = update;
        outputs.Write(update);
        TellTerms(update);
    }

    /// <summary>A change without words, at this moment of the track's own time.</summary>
    private CaptionUpdate Quiet()
    {
        var now = clock.Now;
        var time = heard is null ? AudioTime.Zero : heard.Time + AudioTime.SamplesIn((now - heardAt).TotalSeconds);
        return new([], [], false, heard?.Language, time, clock.Time.GetUtcNow(), 0) { StreamStart = now - time.SinceStart };
    }
}
