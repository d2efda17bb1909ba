using System.Diagnostics;
using System.Globalization;
using LiveCaptions.Audio.Files;
using LiveCaptions.Scoring;

namespace LiveCaptions.Benchmarks.Viewers;

/// <summary>
/// Measures the cost of many viewers, and whether recognition suffers: <c>dotnet run --project tests/LiveCaptions.Benchmarks -c Release
/// -- viewers demo/demo.wav 1000</c>. The service runs in its own process; rounds with and without viewers alternate.
/// </summary>
internal static class ViewerLoad
{
    private const int Rounds = 2,
        AtOnce = 20;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    public static async Task MeasureAsync(string clip, int viewers)
    {
        var reference = ReferenceText.Load(Path.ChangeExtension(clip, ".words.json"));
        var seconds = (await SoundFile.ReadAsync(clip, CancellationToken.None)).Length / 16000.0;
        await using var service = await LoadedService.StartAsync(48_217);
        await service.PlayAsync(clip);
        await Task.Delay(WarmUp); // compilation of late code is not measured
        await service.PlayAsync(null);
        List<Round> alone = [],
            watched = [];
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(await RoundAsync(service, clip, reference, 0, seconds));
            watched.Add(await RoundAsync(service, clip, reference, viewers, seconds));
        }
        Write(alone, watched, viewers);
    }

    private static async Task<Round> RoundAsync(LoadedService service, string clip, ReferenceText reference, int count, double seconds)
    {
        using var gone = new CancellationTokenSource();
        using HttpMessageInvoker quick = LoadViewer.Http(stalled: false),
            slow = LoadViewer.Http(stalled: true);
        var before = service.Use.Memory;
        var (viewers, stalled) = (new List<LoadViewer>(), new List<LoadViewer>());
        foreach (var some in Enumerable.Range(0, count).Chunk(AtOnce))
            await Task.WhenAll(
                some.Select(async i =>
                {
                    // Half over SignalR, three tenths over events, two tenths over plain sockets; every twentieth of each stalls.
                    var (stalls, viewer) = (
                        i / 10 % 20 == 0,
                        new LoadViewer(
                            (i % 10) switch
                            {
                                < 5 => Transport.SignalR,
                                < 8 => Transport.Events,
                                _ => Transport.Socket,
                            }
                        )
                    );
                    await viewer.ConnectAsync(service.Address, stalls ? slow : quick, stalls, gone.Token);
                    lock (viewers)
                        (stalls ? stalled : viewers).Add(viewer);
                })
            );
        var connected = service.Use;
        await service.PlayAsync(clip);
        var witness = new Witness();
        var watching = witness.WatchAsync(service.Address, gone.Token);
        var start = Stopwatch.GetTimestamp();
        await service.UntilPlayedAsync();
        await Task.Delay(500); // the last frame is on its way
        var (used, took) = (service.Use, Stopwatch.GetElapsedTime(start).TotalSeconds);
        await gone.CancelAsync();
        await Task.WhenAll([watching, .. viewers.Select(v => v.EndAsync())]);
        foreach (var viewer in viewers.Concat(stalled))
            viewer.Dispose();
        await service.PlayAsync(null);
        var (published, received) = witness.Score(reference);
        return new(
            (used.Cpu - connected.Cpu).TotalSeconds / Math.Max(took, seconds),
            used.Memory - before,
            published,
            received,
            [.. viewers.Select(v => (v.Transport, v.Late))],
            viewers.Count(v => v.IsCut)
        );
    }

    private static void Write(List<Round> alone, List<Round> watched, int viewers)
    {
        Print($"| {viewers} viewers, transport | frames received | ms from publication to receipt, p50 / p95 / max |");
        Print("| --- | --- | --- |");
        foreach (var transport in Enum.GetValues<Transport>())
            Print($"| {transport} | {Frames(watched, transport).Count()} | {Milliseconds(Frames(watched, transport))} |");
        Print($"| all | {Frames(watched).Count()} | {Milliseconds(Frames(watched))} |");
        var (cpuAlone, cpuWatched) = (alone.Average(r => r.Cpu), watched.Average(r => r.Cpu));
        Print(
            $"CPU of the service, seconds per second: {cpuAlone:F3} without viewers, {cpuWatched:F3} with, {(cpuWatched - cpuAlone) / viewers * 1e3:F3} ms per second and viewer"
        );
        Print(
            $"RSS: {watched[0].Memory / 1024.0 / viewers:F0} kB per viewer in the first round, {watched[^1].Memory / 1024.0 / viewers:F0} in the last"
        );
        Print($"healthy viewers disconnected: {watched.Sum(r => r.Cut)}");
        foreach (var (name, of) in new (string, Func<Round, Spread>)[] { ("publication", r => r.Published), ("receipt", r => r.Received) })
            Print(
                $"FDL at {name}, mean / p50 / p95: without {Seconds(alone.Select(of))}; with {Seconds(watched.Select(of))}; {(watched.Average(r => of(r).Mean) / alone.Average(r => of(r).Mean) - 1) * 100:+0.0;-0.0} %"
            );
    }

    private static IEnumerable<double> Frames(IEnumerable<Round> rounds, Transport? transport = null) =>
        rounds.SelectMany(r => r.Late).Where(v => transport is null || v.Transport == transport).SelectMany(v => v.Late);

    private static string Milliseconds(IEnumerable<double> values) =>
        Spread.Of(values) is var s ? string.Create(CultureInfo.InvariantCulture, $"{s.P50:F1} / {s.P95:F1} / {s.Max:F0}") : "";

    private static string Seconds(IEnumerable<Spread> rounds) =>
        string.Join(", ", rounds.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Mean:F3} / {s.P50:F3} / {s.P95:F3} s")));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Print(string line) => Console.WriteLine(line);

    private sealed record Round(
        double Cpu,
        long Memory,
        Spread Published,
        Spread Received,
        IReadOnlyList<(Transport Transport, IReadOnlyList<double> Late)> Late,
        int Cut
    );
}
