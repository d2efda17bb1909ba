using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>One way of captions to somewhere else: a loop that takes words, sends texts and tries again.</summary>
/// <remarks>
/// Threading: words come from the track through a bounded queue, reports are read by anybody; everything else runs in the loop. However
/// slow the other side is, the track never waits.
/// </remarks>
internal sealed class TextOut : IWordSink
{
    /// <summary>The rules of the words: what the picture may show.</summary>
    public const TextOutput Rules = TextOutput.Overlay;

    /// <summary>An attempt that takes longer has failed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TextOutParts parts;
    private readonly AsyncSignal signal;
    private readonly OutputStatus status;
    private readonly OutputMeter meter;
    private volatile bool clear;
    private long sent;
    private long lost;
    private volatile Outcome? last;
    private volatile string state = "waiting";

    public TextOut(TextOutParts parts, MonotonicClock clock, ILogger logger)
    {
        (this.parts, Clock) = (parts, clock);
        signal = new(clock.Time);
        status = new($"The output {parts.Id}", logger);
        meter = new(parts.Id);
        Words = new($"The output {parts.Id}", clock, signal.Ring, logger, label: parts.Id);
    }

    /// <summary>Settled words on their way there.</summary>
    public WordQueue Words { get; }

    private MonotonicClock Clock { get; }

    public void Write(CaptionUpdate update) => Words.Write(update);

    public void BeginAnew() => Words.BeginAnew();

    /// <summary>How it is doing.</summary>
    public TextOutReport Report()
    {
        var lost = Interlocked.Read(ref this.lost);
        var missing = lost > 0 ? $" {lost} words are missing there." : "";
        return new(parts.Id, parts.Kind, parts.Host, state, (Sentence() + missing).Trim(), Interlocked.Read(ref sent), lost);
    }

    /// <summary>Empties the screen there and drops what waits, for the operator.</summary>
    public void Clear()
    {
        clear = true;
        signal.Ring();
    }

    /// <summary>Runs until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
            await signal.WaitAsync(await StepAsync(stop), stop);
    }

    /// <summary>Sends what is left to say when the program ends.</summary>
    public async Task LeaveAsync(CancellationToken stop)
    {
        Take();
        if (last is null or { Answer: Answer.Taken } && parts.Shaping.Last() is { } text)
            await SendAsync(text, stop);
        await parts.Destination.DisposeAsync();
    }

    /// <summary>Does what is due.</summary>
    /// <returns>Time until something is due; null: until a ring.</returns>
    private async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        Take();
        if (parts.Attempts.IsOff)
        {
            parts.Shaping.Discard();
            Note();
            return null;
        }
        if (parts.Attempts.NotBefore - Clock.Now is { Ticks: > 0 } wait)
            return wait;
        var text = parts.Shaping.Next(Clock.Now, parts.Attempts.IsFailing);
        Note();
        if (text is null)
            return parts.Shaping.Due - Clock.Now;
        var outcome = await SendAsync(text, stop);
        if (outcome.Answer == Answer.Taken)
        {
            Interlocked.Add(ref sent, text.Words.Count);
            meter.Taken(text.Words, Clock);
            parts.Shaping.Taken(Clock.Now);
        }
        else if (outcome.Answer == Answer.Rejected)
            parts.Shaping.GiveUp(Clock.Now);
        Tell(outcome);
        return TimeSpan.Zero;
    }

    private void Take()
    {
        foreach (var batch in Words.TakeAll())
            parts.Shaping.Add(batch);
        if (clear)
            parts.Shaping.Clear();
        clear = false;
        Note();
    }

    private async Task<Outcome> SendAsync(Outgoing text, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, Clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            return await parts.Destination.SendAsync(text, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(Answer.Away, $"{parts.Host} does not answer within {Patience.TotalSeconds:0} s.");
        }
    }

    private void Tell(Outcome outcome)
    {
        parts.Attempts.Note(outcome, Clock.Now);
        last = outcome;
        state =
            parts.Attempts.IsOff ? "off"
            : outcome.Answer == Answer.Taken ? "connected"
            : outcome.Answer is Answer.Refused or Answer.Rejected ? "refused"
            : "retrying";
        Note();
        if (outcome.Answer == Answer.Taken)
            status.Clear();
        else
            status.Report(Sentence());
    }

    private void Note() => Interlocked.Exchange(ref lost, parts.Shaping.Lost + Words.Dropped);

    private string Sentence() =>
        state switch
        {
            "waiting" => $"Nothing was said yet that could go to {parts.Host}.",
            "connected" => $"Captions go to {parts.Host}.",
            "off" =>
                $"{last?.Reason} It did so {Attempts.MostRefusals} times, so no captions go there any more. Correct the output's settings, and restart LiveCaptions.",
            _ => $"{last?.Reason} It is tried again; other captions are not affected.",
        };
}

/// <summary>What an output is made of.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">How the text travels.</param>
/// <param name="Host">Where to, without anything secret.</param>
internal sealed record TextOutParts(string Id, string Kind, string Host, IShaping Shaping, IDestination Destination, Attempts Attempts);
