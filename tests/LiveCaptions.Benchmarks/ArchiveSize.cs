using System.Diagnostics;
using System.Globalization;
using LiveCaptions.Archive;

namespace LiveCaptions.Benchmarks;

/// <summary>
/// Writes many hours of words into an archive as the service does, twice a second, and measures its size, its writes, and how long
/// questions to it take.
/// </summary>
internal static class ArchiveSize
{
    private const double WordsASecond = 2.5;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.5),
        SessionLength = TimeSpan.FromHours(2);

    /// <param name="hours">Hours of speech, in sessions of two hours.</param>
    /// <param name="text">Path of a text whose words are said, in another order each time.</param>
    public static void Measure(int hours, string text)
    {
        var folder = Directory.CreateTempSubdirectory("livecaptions-archive-").FullName;
        try
        {
            var clock = new SetClock();
            var file = new ArchiveFile(folder, clock);
            var words = File.ReadAllText(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var writes = Write(file, clock, words, hours);
            Say($"{hours} h, {writes.Words} words: {Size(folder):F1} MB; a write takes {Milliseconds(writes.Times)}");
            Ask(file, words);
            Delete(file, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Words, List<double> Times) Write(ArchiveFile file, SetClock clock, string[] words, int hours)
    {
        var (chance, times, count) = (new Random(1), new List<double>(), 0);
        using var writer = new ArchiveWriter(file, "1", clock);
        for (var session = TimeSpan.Zero; session < TimeSpan.FromHours(hours); session += SessionLength)
        {
            var (track, number, due) = (new ArchivedTrack("main"), 0, 0.0);
            for (var at = TimeSpan.Zero; at < SessionLength; at += Pace)
            {
                clock.Now += Pace;
                var said = new List<ArchivedWord>();
                for (due += WordsASecond * Pace.TotalSeconds; due >= 1; due--)
                    said.Add(new(++number, words[chance.Next(words.Length)], false, clock.Now - Pace, clock.Now, 0.9));
                times.Add(Took(() => writer.Write([new(track, "Hall", "en", 0.8, [], said)], [])));
            }
            count += number;
            clock.Now += TimeSpan.FromHours(1);
        }
        writer.Close();
        return (count, times);
    }

    private static void Ask(ArchiveFile file, string[] words)
    {
        var reader = new ArchiveReader(file);
        string[] asked = [words[0], words[^1], "nowhere", $"{words[0]} {words[1]}", words[2][..1] + "*"];
        var last = reader.Sessions()[0];
        Say($"a search takes {Milliseconds(asked.SelectMany(word => Times(() => reader.Search(word, ArchiveDesk.MostHits + 1))))}");
        Say($"the list of sessions {Milliseconds(Times(() => reader.Sessions()))}");
        Say($"a thousand words {Milliseconds(Times(() => reader.Words(last.Id, "main", 9000, ArchiveDesk.MostWords)))}");
        Say($"a whole session {Milliseconds(Times(() => reader.Words(last.Id, "main")))}");
        Say($"opening to write {Milliseconds(Times(() => file.OpenToWrite().Dispose()))}");
    }

    private static void Delete(ArchiveFile file, string folder)
    {
        using var archive = file.OpenToChange();
        Say($"deleting a session {Took(() => ArchiveDeletion.One(archive, 1)):F0} ms, {Size(folder):F1} MB are left");
    }

    private static List<double> Times(Action act) => [.. Enumerable.Range(0, 20).Select(_ => Took(act))];

    private static double Took(Action act)
    {
        var begun = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static string Milliseconds(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sorted[sorted.Length / 2]:F2} ms, 95 of 100 at most {sorted[(int)(sorted.Length * 0.95)]:F2} ms, the longest {sorted[^1]:F2} ms"
        );
    }

    private static double Size(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length) / 1e6;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
