using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// Changes that wait before they go on air, so that a person can correct a word first. Tentative words are not let through: they would be
/// seen too early.
/// </summary>
/// <remarks>
/// Pure: it takes moments of the monotonic clock and reads none. Ten seconds hold a hundred changes or so; if there are ever more than <see
/// cref="Capacity"/>, the oldest goes out early.
/// </remarks>
internal sealed class AirDelay
{
    /// <summary>Changes that may wait.</summary>
    public const int Capacity = 512;

    /// <summary>The longest delay.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Queue<(CaptionUpdate Update, TimeSpan Came, TimeSpan Due)> waiting = new();

    /// <summary>How long a change waits.</summary>
    public TimeSpan Length { get; set; }

    /// <summary>When the oldest change goes out; null if none waits.</summary>
    public TimeSpan? Next => waiting.TryPeek(out var first) ? first.Due : null;

    /// <summary>Numbers of the words that wait.</summary>
    public IReadOnlySet<long> Waiting => waiting.SelectMany(held => held.Update.Settled).Select(word => word.Number).ToHashSet();

    public void Add(CaptionUpdate update, TimeSpan now) =>
        waiting.Enqueue((Length > TimeSpan.Zero ? update with { Tentative = [] } : update, now, now + Length));

    /// <summary>Corrects words that wait, so that what they were before is never on air.</summary>
    /// <returns>The corrections of other words, which go out at once.</returns>
    public IReadOnlyList<WordCorrection> Correct(IReadOnlyList<WordCorrection> corrections)
    {
        var numbers = Waiting;
        WordCorrection[] here = [.. corrections.Where(correction => numbers.Contains(correction.Number))];
        for (var i = here.Length > 0 ? waiting.Count : 0; i > 0; i--)
        {
            var held = waiting.Dequeue();
            IEnumerable<SettledWord> corrected = held.Update.Settled.Select(word => word.Corrected(here));
            waiting.Enqueue(held with { Update = held.Update with { Settled = [.. corrected.WithoutEmpty()] } });
        }
        return [.. corrections.Where(correction => !numbers.Contains(correction.Number))];
    }

    /// <summary>Takes out the changes that are due, each with the time it waited in its delay.</summary>
    public IEnumerable<CaptionUpdate> Due(TimeSpan now)
    {
        while (waiting.TryPeek(out var first) && (first.Due <= now || waiting.Count > Capacity))
        {
            waiting.Dequeue();
            yield return Later(first.Update, now - first.Came);
        }
    }

    /// <summary>Takes out all changes that wait; they will not go out any more.</summary>
    public IReadOnlyList<CaptionUpdate> Withhold()
    {
        CaptionUpdate[] all = [.. waiting.Select(held => held.Update)];
        waiting.Clear();
        return all;
    }

    private static CaptionUpdate Later(CaptionUpdate update, TimeSpan waited) =>
        waited <= TimeSpan.Zero
            ? update
            : update with
            {
                At = update.At + waited,
                Delay = update.Delay + waited.TotalSeconds,
                Time = update.Time + AudioTime.SamplesIn(waited.TotalSeconds),
            };
}
