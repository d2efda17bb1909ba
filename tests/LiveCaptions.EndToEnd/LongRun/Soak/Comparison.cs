using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>
/// Compares the words of all ways out with what was typed and with each other, and collects everything that the ledger does not explain.
/// </summary>
internal sealed class Comparison(IReadOnlyList<TypedWord> typed, Ledger ledger)
{
    /// <summary>OBS's duration lags, and a busy machine's clients, too.</summary>
    private const double Tolerance = 3;

    /// <summary>The moment at which the clients stopped looking; words go on being spoken.</summary>
    public double End { get; init; } = double.PositiveInfinity;

    private readonly Excuses excuses = new(ledger.Faults);
    private readonly List<string> breaches = [];

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<string> Breaches => breaches;

    /// <summary>A client of the track whose words were typed.</summary>
    public void Typed(WayOut way)
    {
        breaches.AddRange(way.Seen.Breaches.Select(breach => $"{way.Name}: settled text changed at {breach}"));
        breaches.AddRange(excuses.Unexplained(way));
        Judge(way.Name, way.Seen, at => excuses.Explain(way, at));
        if (way is not TextFilePolls)
            foreach (var run in way.Seen.Runs)
                Once($"{way.Name} of process {run}", way.Seen.Of(run).Select(word => word.Text));
    }

    /// <summary>The text source of OBS.</summary>
    public void ObsText(SeenWords seen) => Judge("OBS text", seen, excuses.ExplainObsText);

    /// <summary>The subtitles beside a recording.</summary>
    public (int Expected, int Missing) Sidecar(SoakRecording recording, string srt)
    {
        var own = typed.Where(word => word.At > recording.Start + 1 && word.Taken < recording.End - 1).ToList();
        var cues = File.Exists(srt) ? SrtFile.Read(srt) : [];
        var found = cues.SelectMany(cue => cue.Text.Split(' ').Select(text => (text, cue))).ToLookup(pair => pair.text, pair => pair.cue);
        var missing = own.Where(word => !found.Contains(word.Text)).ToList();
        Tell($"sidecar {Path.GetFileName(srt)}", missing, at => excuses.ExplainSidecar(at, recording.Start));
        Once(Path.GetFileName(srt), found.SelectMany(group => group.Select(_ => group.Key)));
        foreach (var word in own)
        foreach (var cue in found[word.Text])
            if (word.At - recording.Start < cue.Start - Tolerance || word.At - recording.Start > cue.End + Tolerance)
                breaches.Add($"{srt}: {word.Text}, typed at {word.At - recording.Start:F1}, is at {cue.Start:F1} to {cue.End:F1}");
        return (own.Count, missing.Count);
    }

    /// <summary>A client of the track that is spoken, against the transcript, run by run.</summary>
    public void Spoken(WayOut transcript, WayOut way)
    {
        breaches.AddRange(way.Seen.Breaches.Select(breach => $"{way.Name}: settled text changed at {breach}"));
        breaches.AddRange(excuses.Unexplained(way));
        var (words, missing, extra) = (0, 0, 0);
        foreach (var run in transcript.Seen.Runs.Union(way.Seen.Runs))
        {
            var (reference, seen) = (transcript.Seen.Of(run), way.Seen.Of(run));
            words += seen.Count;
            var (lost, added) = Difference.Of([.. reference.Select(word => word.Text)], [.. seen.Select(word => word.Text)]);
            (missing, extra) = (missing + lost.Count, extra + added.Count);
            // The clients' clocks differ by how often they look.
            breaches.AddRange(
                lost.Where(i => !IsTooLate(way, reference[i].At) && !excuses.Explain(way, reference[i].At))
                    .Select(i => $"{way.Name} lacks \"{reference[i].Text}\" of {reference[i].At:F1} s, process {run}")
            );
            breaches.AddRange(
                added
                    .Where(i => !excuses.Explain(transcript, seen[i].At))
                    .Select(i => $"{way.Name} alone has \"{seen[i].Text}\" at {seen[i].At:F1} s, process {run}")
            );
        }
        ledger.Say($"{way.Name}: {words} words, {missing} that only the transcript has, {extra} that the transcript lacks");
    }

    /// <summary>Whether a client that looks now and then may have missed a word because it did not look again.</summary>
    private bool IsTooLate(WayOut way, double at) => way is SubtitlePolls && at > End - SubtitlePolls.Every - 2;

    private void Judge(string name, SeenWords seen, Func<double, bool> explains)
    {
        var numbers = typed.ToDictionary(word => word.Text, word => word.Number);
        var words = seen.All.Select(word => word.Text).ToList();
        breaches.AddRange(words.Where(word => !numbers.ContainsKey(word)).Select(word => $"{name} has \"{word}\", which nobody typed"));
        var order = words.Where(numbers.ContainsKey).Select(word => numbers[word]).ToList();
        breaches.AddRange(
            order
                .Zip(order.Skip(1))
                .Where(pair => pair.First >= pair.Second)
                .Select(pair => $"{name} has w{pair.First}x before w{pair.Second}x")
        );
        var has = words.ToHashSet();
        var taken = typed.Where(word => double.IsFinite(word.Taken)).ToList();
        Tell($"{name}: {taken.Count} words acknowledged", [.. taken.Where(word => !has.Contains(word.Text))], explains);
    }

    private void Tell(string name, List<TypedWord> missing, Func<double, bool> explains)
    {
        var unexplained = missing.Where(word => !explains(word.Taken)).ToList();
        ledger.Say($"{name}, {missing.Count} missing, {unexplained.Count} of them without a cause");
        breaches.AddRange(unexplained.Select(word => $"{name}: {word.Text} of {word.Taken:F1} s is missing"));
    }

    private void Once(string name, IEnumerable<string> words) =>
        breaches.AddRange(
            words.GroupBy(word => word).Where(group => group.Count() > 1).Select(group => $"{name} has {group.Key} {group.Count()} times")
        );
}
