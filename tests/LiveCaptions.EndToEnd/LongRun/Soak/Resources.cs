using System.Globalization;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>One look at the service's memory and descriptors.</summary>
internal readonly record struct Look(double At, int Process, double Resident, double Anonymous, int Descriptors, int Threads)
{
    public string Told =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"RSS {Resident:F1} MiB, anonymous {Anonymous:F1} MiB, {Descriptors} descriptors, {Threads} threads"
        );

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At:F0},{Process},{Resident:F1},{Anonymous:F1},{Descriptors},{Threads}");
}

/// <summary>Measures the service's processes every few seconds.</summary>
internal sealed class Resources(int supervisor, Func<int> currentRun, string file, Ledger ledger)
{
    /// <summary>Seconds: of a life's start, of a life that is looked at, of one whose memory is judged.</summary>
    private const double WarmUp = 300,
        Shortest = 40,
        Long = 1200;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly List<Look> workers = [],
        supervisors = [];

    public async Task RunAsync(CancellationToken stop)
    {
        for (
            var printed = 0;
            !stop.IsCancellationRequested;
            await Task.Delay(Every, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)
        )
        {
            supervisors.Add(At(supervisor));
            var run = currentRun();
            if (run == 0 || At(run) is not { Resident: > 0 } look)
                continue;
            workers.Add(look);
            await File.AppendAllTextAsync(file, $"{look}\n", CancellationToken.None);
            if (++printed % 12 == 0)
                ledger.Say($"{look.Told}, {Processes.Below(supervisor).Count()} processes");
        }
    }

    /// <summary>What grew in the process that lived longest, after its first minutes.</summary>
    /// <returns>What was wrong.</returns>
    public IEnumerable<string> Judge()
    {
        foreach (var life in workers.GroupBy(look => look.Process).Select(life => life.ToList()).Append(supervisors))
        {
            var length = life.Count > 0 ? life[^1].At - life[0].At : 0;
            var warm = life.Where(look => look.At - life[0].At > Math.Min(WarmUp, length / 3)).ToList();
            if (length < Shortest || warm.Count < 6)
                continue;
            var (resident, descriptors) = (Growth.Of(warm, look => look.Resident), Growth.Of(warm, look => look.Descriptors));
            var process = string.Create(CultureInfo.InvariantCulture, $"process {life[0].Process}, {length / 60:F1} minutes");
            var line = $"{process}: RSS {resident} MiB, descriptors {descriptors}, threads {Growth.Of(warm, look => look.Threads)}";
            ledger.Say(line);
            if (descriptors.Late - descriptors.Early > 12)
                yield return $"Descriptors grew: {line}";
            if (length > Long && resident.Late - resident.Early > 16)
                yield return $"Memory grew: {line}";
        }
    }

    private Look At(int process) =>
        new(
            ledger.Now,
            process,
            Processes.Resident(process),
            Processes.Anonymous(process),
            Processes.Descriptors(process),
            Processes.Threads(process)
        );
}
