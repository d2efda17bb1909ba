using System.Text.Json.Serialization;
using LiveCaptions.Health;
using LiveCaptions.Scoring;

namespace LiveCaptions.SoundCheck;

/// <summary>Whether the words of a check have arrived at a way out.</summary>
[JsonConverter(typeof(CamelCaseNames<WayState>))]
internal enum WayState
{
    /// <summary>They were read back there.</summary>
    Arrived,

    /// <summary>Captions are taken there, and these words did not come.</summary>
    Missing,

    /// <summary>Nobody takes captions there.</summary>
    NotUsed,
}

/// <summary>A way out in a check.</summary>
/// <param name="Way">Its name for programs.</param>
/// <param name="Sentence">The same for people.</param>
internal sealed record WayOut(string Way, WayState State, string Sentence);

/// <summary>Looks for the words of a check at every way out: reads back what stands there, until they are there.</summary>
/// <remarks>Threading: one check.</remarks>
internal sealed class Arrivals(IReadOnlyList<IReadBack> ways, string track, TimeProvider time)
{
    // Three words in a row do not stand somewhere by chance.
    private const int Run = 3;

    // A way that does not answer must not hold up the others.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, ReadBack> before = [],
        last = [];
    private readonly HashSet<string> arrived = [];

    /// <summary>Whether every way that is used has the words.</summary>
    public bool IsComplete => ways.All(way => arrived.Contains(way.Way) || last.GetValueOrDefault(way.Way) is { IsUsed: false });

    /// <summary>Reads what stood there before: the same words may have been read aloud a minute ago.</summary>
    public async Task BeginAsync(CancellationToken stop)
    {
        foreach (var (way, found) in await ReadAsync(ways, stop))
            before[way] = found;
    }

    /// <summary>Reads all ways at which the words have not arrived yet.</summary>
    /// <param name="words">All words that have settled in this check.</param>
    public async Task LookAsync(string[] words, CancellationToken stop)
    {
        foreach (var (way, found) in await ReadAsync([.. ways.Where(way => !arrived.Contains(way.Way))], stop))
        {
            last[way] = found;
            if (found.IsUsed && Holds(way, found, words))
                arrived.Add(way);
        }
    }

    /// <summary>How things stand, in the order of the ways.</summary>
    public IReadOnlyList<WayOut> Result() =>
        [
            .. ways.Select(way =>
                last.GetValueOrDefault(way.Way) is not { } found
                    ? new WayOut(way.Way, WayState.NotUsed, "It was not looked at, since no word was recognised.")
                : arrived.Contains(way.Way) ? new(way.Way, WayState.Arrived, $"{found.Name} has the words.")
                : found.IsUsed ? new(way.Way, WayState.Missing, $"{found.Name} did not get the words. {found.Sentence}")
                : new(way.Way, WayState.NotUsed, $"{found.Name} is not used: {found.Sentence}")
            ),
        ];

    private bool Holds(string way, ReadBack found, string[] words)
    {
        var run = Math.Min(Run, words.Length);
        if (run == 0)
            return false;
        var earlier = before.GetValueOrDefault(way)?.Texts.Select(PlainWords.Of).ToList() ?? [];
        return found
            .Texts.Select(PlainWords.Of)
            .Any(text =>
                Enumerable
                    .Range(0, words.Length - run + 1)
                    .Select(at => words.AsMemory(at, run))
                    .Any(wanted => Count(text, wanted.Span) > earlier.Select(old => Count(old, wanted.Span)).DefaultIfEmpty(0).Max())
            );
    }

    private static int Count(ReadOnlySpan<string> text, ReadOnlySpan<string> wanted)
    {
        var count = 0;
        for (var at = 0; at + wanted.Length <= text.Length; at++)
            if (text.Slice(at, wanted.Length).SequenceEqual(wanted))
                count++;
        return count;
    }

    private async Task<IReadOnlyList<(string Way, ReadBack Found)>> ReadAsync(IReadOnlyList<IReadBack> wanted, CancellationToken stop) =>
        [.. (await Task.WhenAll(wanted.Select(way => ReadAsync(way, stop)))).Select((found, at) => (wanted[at].Way, found))];

    private async Task<ReadBack> ReadAsync(IReadBack way, CancellationToken stop)
    {
        try
        {
            return await way.ReadAsync(track, stop).WaitAsync(Patience, time, stop);
        }
        catch (TimeoutException)
        {
            return new(true, [], Named(way), $"It did not answer within {Patience.TotalSeconds} s.");
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return new(true, [], Named(way), e.Message);
        }
    }

    private string Named(IReadBack way) => last.GetValueOrDefault(way.Way)?.Name ?? before.GetValueOrDefault(way.Way)?.Name ?? way.Way;
}
