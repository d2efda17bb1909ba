using System.Globalization;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>
/// The real program for hours, with faults at random from a seed: a track whose words are typed and one that is spoken, all ways out,
/// and a list of faults that must explain everything that is missing. LIVECAPTIONS_SOAK_MINUTES (120 for the full length) and
/// LIVECAPTIONS_SEED choose; the default does each fault once.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output) : IAsyncDisposable
{
    private static readonly string[] Tracks = ["main", "second"];

    private readonly ScratchFolder folder = new();
    private SmallDisk? disk;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (disk is not null)
            await disk.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Whatever_fails_at_random_every_way_out_has_the_same_words_and_memory_and_descriptors_stay_flat()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "it kills processes and measures them by /proc");
        var (seconds, seed) = (Number("LIVECAPTIONS_SOAK_MINUTES", 1.5) * 60, (int)Number("LIVECAPTIONS_SEED", 1));
        disk = await SmallDisk.MountAsync(folder.File("disk"));
        Directory.CreateDirectory(folder.File("films"));
        Directory.CreateDirectory(Path.Combine(disk.Folder, "subtitles"));
        var ledger = new Ledger(output.WriteLine);
        await using var obs = new SoakObs(folder.File("films"), ledger);
        await obs.StartAsync();
        var date = new SteppedDate(folder);
        await using var service = await StartAsync(obs.Port, await date.PrepareAsync());
        using var http = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(5) };
        var ways = Ways(service, http, ledger);
        ledger.Restart();
        var typist = new Typist(service, seed, ledger);
        var resources = new Resources(service.Supervisor, () => RunOf(service), Measurements(), ledger);
        var faults = new Faults(service, http, obs, disk, ways, date, ledger);
        var plan = FaultPlan.Of(seed, seconds);
        ledger.Say($"seed {seed}, {seconds / 60:F1} minutes, {plan.Count} faults, service {service.Address}, figures in {Measurements()}");

        using var typing = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var readers = ways.Select(way => way.RunAsync(reading.Token)).Append(resources.RunAsync(reading.Token)).ToList();
        var actors = new[] { typist.RunAsync(typing.Token), RecordAsync(obs, seed, typing.Token) };
        await faults.RunAsync(plan, Stop);
        await Task.Delay(TimeSpan.FromSeconds(Math.Max(seconds - ledger.Now, FaultPlan.Quiet - 5)), Stop);
        await typing.CancelAsync();
        await Task.WhenAll(actors);
        await Task.Delay(TimeSpan.FromSeconds(5), Stop);
        await obs.EndRecordingAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), Stop);
        var end = ledger.Now;
        await reading.CancelAsync();
        await Task.WhenAll(readers);
        var code = await service.StopAsync();

        Keep(service);
        var comparison = Compare(typist, ways, obs, ledger, end);
        var wrong = ledger.Wrong.Concat(comparison.Breaches).Concat(resources.Judge()).ToList();
        foreach (var breach in wrong)
            ledger.Say($"WRONG {breach}");
        ledger.Say(string.Join(", ", ledger.Faults.CountBy(fault => fault.Kind).Select(kind => $"{kind.Key} {kind.Value}")));
        Assert.Empty(wrong);
        Assert.Equal(0, code);
    }

    private Task<ServiceProcess> StartAsync(int obs, IReadOnlyDictionary<string, string?> date) =>
        ServiceProcess.StartAsync(
            new { Source = "typed" },
            second: new
            {
                Source = PipedWav.Of(Repository.Demo, folder.Path), // with a child to kill
                Loop = true,
                Language = "en",
            },
            data: Path.Combine(disk!.Folder, "data"),
            obs: new
            {
                Enabled = true,
                Address = $"ws://127.0.0.1:{obs}",
                Recordings = new { Folder = Path.Combine(disk.Folder, "subtitles") },
            },
            environment: Environment(date)
        );

    private Dictionary<string, string?> Environment(IReadOnlyDictionary<string, string?> date) =>
        new(date)
        {
            ["LIVECAPTIONS__TEXTFILE__PATH"] = Path.Combine(disk!.Folder, "screen.txt"),
            ["LIVECAPTIONS__LOG__FOLDER"] = Path.Combine(disk.Folder, "logs"),
        };

    private List<WayOut> Ways(ServiceProcess service, HttpClient http, Ledger ledger)
    {
        int Run() => RunOf(service);
        return
        [
            .. Tracks.SelectMany(track =>
                new WayOut[]
                {
                    new TranscriptFeed(service.Address, track, ledger, Run),
                    new EventsFeed(http, track, ledger, Run),
                    new SocketFeed(service.Address, track, ledger, Run),
                    new SubtitlePolls(http, track, ledger, Run),
                }
            ),
            new TextFilePolls(Path.Combine(disk!.Folder, "screen.txt"), "main", ledger, Run),
        ];
    }

    /// <summary>The process that captions; 0 while there is none.</summary>
    private static int RunOf(ServiceProcess service) =>
        Processes.Below(service.Supervisor).FirstOrDefault(process => Processes.NameOf(process) != "ffmpeg");

    private static async Task RecordAsync(SoakObs obs, int seed, CancellationToken stop)
    {
        for (var random = new Random(seed + 1); !stop.IsCancellationRequested; )
        {
            await obs.NextRecordingAsync();
            await Task.Delay(TimeSpan.FromSeconds(random.Next(10, 120)), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Comparison Compare(Typist typist, List<WayOut> ways, SoakObs obs, Ledger ledger, double end)
    {
        var comparison = new Comparison(typist.Typed, ledger) { End = end };
        foreach (var way in ways.Where(way => way.Track == "main"))
            comparison.Typed(way);
        comparison.ObsText(obs.Seen);
        foreach (var recording in obs.Recordings)
            comparison.Sidecar(
                recording,
                Path.Combine(disk!.Folder, "subtitles", Path.GetFileNameWithoutExtension(recording.File) + ".srt")
            );
        var spoken = ways.Where(way => way.Track == "second").ToList();
        foreach (var way in spoken)
            comparison.Spoken(spoken.Single(other => other is TranscriptFeed), way);
        return comparison;
    }

    /// <summary>Keeps what the service said, which tells of what went wrong.</summary>
    private void Keep(ServiceProcess service)
    {
        var kept = Path.GetDirectoryName(Measurements())!;
        File.WriteAllText(Path.Combine(kept, "console.txt"), service.Said);
        foreach (var log in Directory.GetFiles(Path.Combine(disk!.Folder, "logs"), "*.log"))
            File.Copy(log, Path.Combine(kept, Path.GetFileName(log)), overwrite: true);
    }

    private static string Measurements() =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "soak")).FullName, "memory.csv");

    private static double Number(string variable, double usual) =>
        double.TryParse(System.Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : usual;
}
