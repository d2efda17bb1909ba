using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Relay;

/// <summary>A room of two captioners, two web nodes and viewers, in which a person types numbered lines.</summary>
internal sealed partial class FaultyRoom : IAsyncDisposable
{
    /// <summary>Machines of a room.</summary>
    public const int Machines = 4;

    private const int ViewersOfEach = 3;
    private static readonly TimeSpan ArchiveLoses = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly List<string> typed = [];
    private readonly List<long> typedAt = [];
    private readonly HashSet<int> unwritten = [];
    private readonly List<string> told = [];
    private readonly Dictionary<RoomMachine, int> firsts = [];
    private RoomMachine? writer;
    private int writesFrom; // the first line of the machine that writes
    private int kept; // what is before this line, a node that is started now need not have

    private FaultyRoom(Func<int, IReadOnlyDictionary<string, string?>> store)
    {
        Captioners = [new("box-a", "captioner", 1, store(1)), new("box-b", "captioner", 2, store(2))];
        Webs = [new("web-1", "web", 3, store(3)), new("web-2", "web", 4, store(4))];
    }

    public IReadOnlyList<RoomMachine> Captioners { get; }

    public IReadOnlyList<RoomMachine> Webs { get; }

    public IReadOnlyList<RoamingViewer> Viewers { get; private set; } = [];

    /// <summary>How many lines were typed.</summary>
    public int Lines => typed.Count;

    /// <summary>Starts all of it.</summary>
    /// <param name="store">The settings that name the store, for a machine with this link.</param>
    public static async Task<FaultyRoom> OpenAsync(Func<int, IReadOnlyDictionary<string, string?>> store, int seed)
    {
        var room = new FaultyRoom(store);
        foreach (var machine in room.Captioners.Concat(room.Webs))
            await machine.StartAsync();
        await room.TypeAsync(await room.WriterAsync(), 3);
        var addresses = room.Webs.Select(web => web.Address).ToList();
        room.Viewers =
        [
            .. Enumerable
                .Range(0, ViewersOfEach * addresses.Count)
                .Select(n => new RoamingViewer(addresses, n % addresses.Count, seed + n)),
        ];
        await room.UntilReadAsync();
        return room;
    }

    /// <summary>Notes what happens, for the message of a failure.</summary>
    public void Tell(string fault) => told.Add(string.Create(CultureInfo.InvariantCulture, $"{fault} at line {Lines}"));

    /// <summary>Waits until a captioner writes, and gives it.</summary>
    /// <param name="but">Not this one: it cannot, and may not know it yet.</param>
    public async Task<RoomMachine> WriterAsync(RoomMachine? but = null)
    {
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(Look, TestContext.Current.CancellationToken))
        {
            foreach (var captioner in Captioners)
                if (captioner != but && await captioner.RelayAsync() == "writing")
                {
                    if (captioner != writer)
                        (writer, writesFrom) = (captioner, Lines);
                    return captioner;
                }
            Assert.True(wait.Elapsed < Patience, $"Nobody writes. {Story}");
        }
    }

    public async Task UntilStandsByAsync(RoomMachine captioner)
    {
        for (var wait = Stopwatch.StartNew(); await captioner.RelayAsync() != "standby"; await Task.Delay(Look))
            Assert.True(wait.Elapsed < Patience, $"{captioner.Name} does not stand by. {Story}");
    }

    public async Task TypeAsync(RoomMachine captioner, int lines = 5)
    {
        for (var line = 0; line < lines; line++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"This is line {typed.Count}.");
            Assert.True(await captioner.Service.TypeAsync(text), Story);
            typed.Add(text);
            typedAt.Add(TimeProvider.System.GetTimestamp());
        }
    }

    /// <summary>Types one more line, and waits until each viewer sees it.</summary>
    /// <param name="since">A time stamp.</param>
    /// <returns>When the last one saw it, counted from there.</returns>
    public async Task<TimeSpan> SeenAsync(long since, RoomMachine? by = null)
    {
        var line = Lines;
        await TypeAsync(by ?? await WriterAsync(), 1);
        for (var wait = Stopwatch.StartNew(); Viewers.Any(viewer => viewer.ShownAt(line) is null); await Task.Delay(Look))
            Assert.True(wait.Elapsed < Patience, $"Line {line} is not on all screens. {Story}");
        return TimeProvider.System.GetElapsedTime(since, Viewers.Max(viewer => viewer.ShownAt(line)!.Value));
    }

    /// <summary>The store has lost its memory.</summary>
    public void Forgotten() => kept = Math.Max(kept, writesFrom);

    /// <summary>Waits until all machines and viewers have all lines, each once and in order.</summary>
    public async Task UntilReadAsync()
    {
        foreach (var web in Webs)
            for (var wait = Stopwatch.StartNew(); !HasAll(web, await RelayedSpeechTests.TextAsync(web.Service)); await Task.Delay(Look))
                Assert.True(wait.Elapsed < Patience, $"{web.Name} lacks lines. {Story}\n{web.Service.Said}");
        foreach (var viewer in Viewers)
        {
            for (var wait = Stopwatch.StartNew(); viewer.Machine is null || !IsAll(viewer.Settled, kept); await Task.Delay(Look))
                Assert.True(
                    wait.Elapsed < Patience,
                    $"A viewer at {viewer.Machine} has only {viewer.Settled[^Math.Min(80, viewer.Settled.Length)..]} {Story}"
                );
            Assert.True(viewer.Falls.Count == 0, $"{string.Join("; ", viewer.Falls)}. {Story}");
        }
    }

    /// <summary>Waits until the captioners' archives have each line once, in order.</summary>
    public async Task UntilArchivedAsync()
    {
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(Look))
        {
            var archived = new List<int>();
            foreach (var captioner in Captioners)
            foreach (var text in await captioner.ArchivedAsync())
                archived.AddRange(Numbers(text));
            Assert.Equal(archived.Distinct().Order(), archived.Order());
            var missing = Enumerable.Range(0, Lines).Except(archived).Except(unwritten).ToList();
            if (missing.Count == 0)
                return;
            Assert.True(wait.Elapsed < Patience, $"Not in any archive: {string.Join(", ", missing)}. {Story}");
        }
    }

    /// <summary>A machine that begins anew may lack what the store had lost before.</summary>
    public async Task KillAsync(RoomMachine machine)
    {
        firsts.Remove(machine);
        if (machine == writer)
        {
            writer = null;
            // A crash takes up to a second of an archive.
            unwritten.UnionWith(Enumerable.Range(0, Lines).Where(line => TimeProvider.System.GetElapsedTime(typedAt[line]) < ArchiveLoses));
        }
        await machine.KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var viewer in Viewers)
            await viewer.DisposeAsync();
        foreach (var machine in Captioners.Concat(Webs))
            await machine.DisposeAsync();
    }

    /// <summary>What has happened, for the message of a failure.</summary>
    private string Story
    {
        get
        {
            var logs = Captioners.Select(captioner => $"\n{captioner.Name}:\n{captioner.Service.Said}");
            return $"{Lines} lines; {string.Join(", ", told.TakeLast(6))}{string.Concat(logs)}";
        }
    }

    private bool HasAll(RoomMachine web, string text)
    {
        var first = First(text);
        // What a machine has shown once, it keeps.
        Assert.True(first <= firsts.GetValueOrDefault(web, kept), $"{web.Name} begins with line {first}. {Story}");
        if (text.Length > 0)
            firsts[web] = first;
        Assert.True(Expected(first).StartsWith(text, StringComparison.Ordinal), $"{web.Name} has {text} {Story}");
        return IsAll(text, first);
    }

    private bool IsAll(string text, int latest) => First(text) <= latest && text == Expected(First(text));

    private string Expected(int first) => string.Join(' ', typed.Skip(first));

    /// <summary>The numbers of the lines in a text, which are in order.</summary>
    private static List<int> Numbers(string text)
    {
        var lines = Line().Matches(text).Select(line => int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(lines.Order(), lines);
        return lines;
    }

    private static int First(string text) =>
        Line().Match(text) is { Success: true } line ? int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\bline (\d+)\.")]
    private static partial Regex Line();
}
