namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>When to try again after failures, and when to give up after refusals.</summary>
/// <param name="chance">A number from 0 to 1, so that many programs do not return at the same moment.</param>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
internal sealed class Attempts(Func<double> chance)
{
    /// <summary>Refusals in a row after which the output is switched off.</summary>
    public const int MostRefusals = 8;

    private static readonly double[] Waits = [0.5, 1, 2, 5, 10];
    private static readonly TimeSpan LongestWish = TimeSpan.FromMinutes(5);
    private int failures;
    private int refusals;

    /// <summary>No attempt is made before this moment.</summary>
    public TimeSpan NotBefore { get; private set; }

    /// <summary>The last attempt failed.</summary>
    public bool IsFailing => failures > 0;

    /// <summary>The other side has refused so often that nothing more is sent.</summary>
    public bool IsOff => refusals >= MostRefusals;

    /// <summary>Takes the outcome of an attempt.</summary>
    public void Note(Outcome outcome, TimeSpan now)
    {
        refusals =
            outcome.Answer is Answer.Refused or Answer.Rejected ? refusals + 1
            : outcome.Answer == Answer.Away ? refusals
            : 0;
        failures = outcome.Answer == Answer.Taken ? 0 : failures + 1;
        if (failures == 0)
            return;
        var wait = TimeSpan.FromSeconds(Waits[Math.Min(failures, Waits.Length) - 1] * (0.8 + 0.4 * chance()));
        if (outcome.RetryAfter is { } wish && wish > wait)
            wait = wish < LongestWish ? wish : LongestWish;
        NotBefore = now + wait;
    }
}

/// <summary>What the other side made of a text.</summary>
internal enum Answer
{
    /// <summary>It has the text.</summary>
    Taken,

    /// <summary>It asks to come back later.</summary>
    Later,

    /// <summary>It was not reached, or it did not answer.</summary>
    Away,

    /// <summary>It wants no text from us.</summary>
    Refused,

    /// <summary>It wants no such text, but may want the next.</summary>
    Rejected,
}

/// <summary>The outcome of an attempt.</summary>
/// <param name="Reason">What happened, as a sentence without anything secret; empty if the text was taken.</param>
/// <param name="RetryAfter">How long the other side asks to wait.</param>
internal sealed record Outcome(Answer Answer, string Reason = "", TimeSpan? RetryAfter = null)
{
    public static Outcome Taken { get; } = new(Answer.Taken);
}

/// <summary>Somewhere that takes text.</summary>
internal interface IDestination : IAsyncDisposable
{
    /// <summary>Sends a text; all that can happen on a network is an outcome, no exception.</summary>
    Task<Outcome> SendAsync(Outgoing text, CancellationToken stop);
}
