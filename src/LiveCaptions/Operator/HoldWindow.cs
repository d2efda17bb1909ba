using LiveCaptions.Captions;

namespace LiveCaptions.Operator;

/// <summary>Changes that wait before they go on air, so that a person can set a word right first. Only settled words wait: what may still change would be seen too early.</summary>
/// <remarks>Pure: it takes moments and reads no clock. Ten seconds hold a hundred changes at most; if there are ever more, the oldest goes out early.</remarks>
internal sealed class HoldWindow
{
    /// <summary>Changes that may wait.</summary>
    public const int Most = 512;

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Queue<(CaptionUpdate Update, DateTimeOffset Due)> waiting = new();

    /// <summary>How long a change waits.</summary>
    public TimeSpan Wait { get; set; }

    /// <summary>When the oldest goes out; null if none waits.</summary>
    public DateTimeOffset? Next => waiting.TryPeek(out var first) ? first.Due : null;

    /// <summary>A change comes at this moment.</summary>
    public void Take(CaptionUpdate update, DateTimeOffset now) =>
        waiting.Enqueue((Wait > TimeSpan.Zero ? update with { Tentative = [] } : update, now + Wait));

    /// <summary>Changes that go out now, each with the time it waited in its delay.</summary>
    public IEnumerable<CaptionUpdate> Due(DateTimeOffset now)
    {
        while (waiting.TryPeek(out var first) && (first.Due <= now || waiting.Count > Most))
        {
            waiting.Dequeue();
            var waited = now - first.Update.At;
            yield return waited > TimeSpan.Zero
                ? first.Update with
                {
                    At = now,
                    Delay = first.Update.Delay + waited.TotalSeconds,
                    Time = first.Update.Time + Whisper.AudioTime.SamplesIn(waited.TotalSeconds),
                }
                : first.Update;
        }
    }

    /// <summary>A person's text for a word that waits; false if it does not.</summary>
    public bool Correct(long number, string text)
    {
        var found = false;
        for (var i = waiting.Count; i > 0; i--)
        {
            var (update, due) = waiting.Dequeue();
            var here = update.Settled.Any(word => word.Number == number);
            found |= here;
            waiting.Enqueue(
                (
                    here
                        ? update with
                        {
                            Settled =
                            [
                                .. update
                                    .Settled.Select(word => word.Number == number ? word with { Text = text } : word)
                                    .Where(word => word.Text.Length > 0),
                            ],
                        }
                        : update,
                    due
                )
            );
        }
        return found;
    }

    /// <summary>True if this word has not gone out yet.</summary>
    public bool Holds(long number) => waiting.Any(held => held.Update.Settled.Any(word => word.Number == number));

    /// <summary>All that waits, which will not go out any more.</summary>
    public IReadOnlyList<CaptionUpdate> Withhold()
    {
        CaptionUpdate[] all = [.. waiting.Select(held => held.Update)];
        waiting.Clear();
        return all;
    }
}
