namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>A settled word, and the moment at which it was first seen.</summary>
internal readonly record struct SeenWord(string Text, double At);

/// <summary>
/// The settled words that came out of one way, run by run of the service, each once. Text that changed after it was settled is a breach.
/// </summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class SeenWords(Ledger ledger)
{
    private readonly Lock sync = new();
    private readonly SortedDictionary<(int Run, int Series, long Line), List<SeenWord>> lines = [];
    private readonly HashSet<string> unique = [];
    private readonly List<string> breaches = [];
    private readonly Dictionary<int, int> orderOfRuns = [];

    public IReadOnlyList<string> Breaches
    {
        get
        {
            lock (sync)
                return [.. breaches];
        }
    }

    /// <summary>Runs of the service that were seen, as process ids, oldest first.</summary>
    public IReadOnlyList<int> Runs
    {
        get
        {
            lock (sync)
                return [.. orderOfRuns.OrderBy(run => run.Value).Select(run => run.Key)];
        }
    }

    /// <summary>All words of a run in order.</summary>
    public IReadOnlyList<SeenWord> Of(int run)
    {
        lock (sync)
            return orderOfRuns.TryGetValue(run, out var number)
                ? [.. lines.Where(line => line.Key.Run == number).SelectMany(line => line.Value)]
                : [];
    }

    /// <summary>All words in order.</summary>
    public IReadOnlyList<SeenWord> All
    {
        get
        {
            lock (sync)
                return [.. lines.SelectMany(line => line.Value)];
        }
    }

    /// <summary>Takes a line as it stands now.</summary>
    /// <param name="run">The process that sent it.</param>
    /// <param name="series">Rises where the numbers of lines begin anew.</param>
    public void Take(int run, int series, long line, string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var now = ledger.Now;
        lock (sync)
        {
            if (!orderOfRuns.TryGetValue(run, out var number))
                orderOfRuns[run] = number = orderOfRuns.Count;
            var key = (number, series, line);
            if (!lines.TryGetValue(key, out var known))
                lines[key] = known = [];
            for (var i = 0; i < known.Count; i++)
            {
                if (i < words.Length && words[i] == known[i].Text)
                    continue;
                // A part that is joined to the last word makes it longer.
                if (i >= words.Length || i < known.Count - 1 || !words[i].StartsWith(known[i].Text, StringComparison.Ordinal))
                    breaches.Add($"{now:F1}: line {line}: \"{string.Join(' ', known.Select(w => w.Text))}\" became \"{text}\"");
                if (i < words.Length)
                    known[i] = known[i] with { Text = words[i] };
            }
            foreach (var word in words.Skip(known.Count))
                known.Add(new(word, now));
        }
    }

    /// <summary>Whether the line is known with another text, so that the numbers of lines have begun anew.</summary>
    public bool Contradicts(int run, int series, long line, string text)
    {
        lock (sync)
            return orderOfRuns.TryGetValue(run, out var number)
                && lines.TryGetValue((number, series, line), out var known)
                && known.Count > 0
                && !text.StartsWith(string.Join(' ', known.Select(w => w.Text)), StringComparison.Ordinal);
    }

    /// <summary>Takes a screen whose lines have no number, of words that are all different.</summary>
    public void TakeScreen(string text)
    {
        lock (sync)
        {
            foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                if (unique.Add(word))
                    Take(0, 0, unique.Count, word);
        }
    }
}
