using System.Diagnostics;
using System.Globalization;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>
/// Kills the service (SIGKILL) at random moments while the real OBS records, and compares the subtitles with what was typed.
/// LIVECAPTIONS_KILLS and LIVECAPTIONS_SEED choose how often and when.
/// </summary>
public sealed class KilledInRecordingsTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Words that the service took within this time before it was killed may be missing.</summary>
    private const double LastSecond = 1;

    /// <summary>OBS's duration lags behind what it records, more on a busy machine; a typed word lasts a second.</summary>
    private const double Tolerance = 1.5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly int Kills = Number("LIVECAPTIONS_KILLS", 4);

    private readonly ScratchFolder data = new();
    private readonly Random random = new(Number("LIVECAPTIONS_SEED", 1));
    private readonly List<Typed> typed = [];
    private readonly List<double> deaths = []; // by the stopwatch
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<(double Start, double End, string File)> recordings = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private double Now => clock.Elapsed.TotalSeconds;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Subtitles_of_every_recording_are_complete_to_the_last_second_whenever_the_service_is_killed()
    {
        await using var real = await RealObs.StartAsync();
        await using var obs = real.Connect();
        await obs.WaitReadyAsync(Stop);
        var begun = await RecordAsync(obs);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var service = await StartAsync(real);
            // Every second one dies while it joins the recording or writes what an earlier one left.
            await TypeForAsync(service, random.Next(2) == 0 ? random.NextDouble() * 0.5 : random.NextDouble() * 5);
            if (random.Next(4) == 0)
            {
                begun = await NextRecordingAsync(obs, begun);
                await TypeForAsync(service, random.NextDouble() * 3);
            }
            await service.KillAsync();
            deaths.Add(Now);
            if (random.Next(4) == 0)
                begun = await NextRecordingAsync(obs, begun);
        }
        await using var last = await StartAsync(real);
        await TypeForAsync(last, 3);
        await NextRecordingAsync(obs, begun, isLast: true);
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        Assert.Equal(0, await last.StopAsync());

        Compare();
        // The last recording may still take late words.
        Assert.InRange(Directory.GetFiles(data.File("livecaptions/recordings")).Length, 0, 1);
        Assert.DoesNotContain(Directory.GetFiles(real.Recordings), file => file.Contains(".captions.", StringComparison.Ordinal));
    }

    private Task<ServiceProcess> StartAsync(RealObs real) =>
        ServiceProcess.StartAsync(
            new { Source = "typed" },
            data: data.Path,
            obs: new
            {
                Enabled = true,
                Address = $"ws://127.0.0.1:{real.Port}",
                real.Password,
            }
        );

    private async Task TypeForAsync(ServiceProcess service, double seconds)
    {
        for (var end = Now + seconds; Now < end; await Task.Delay(random.Next(50, 300), Stop))
        {
            var word = string.Create(CultureInfo.InvariantCulture, $"word{typed.Count}x");
            var at = Now;
            Assert.True(await service.TypeAsync(word));
            typed.Add(new(word, at, Now));
        }
    }

    /// <returns>The moment at which the recording began.</returns>
    private async Task<double> RecordAsync(ObsClient obs)
    {
        await obs.StartRecordAsync(Stop);
        var wait = Stopwatch.StartNew();
        while (true)
        {
            var status = await obs.GetRecordStatusAsync(Stop);
            if (status is { OutputActive: true, OutputDuration: > 300 })
                return Now - status.OutputDuration / 1000;
            Assert.True(wait.Elapsed < Patience, "OBS does not record.");
            await Task.Delay(20, Stop);
        }
    }

    private async Task<double> NextRecordingAsync(ObsClient obs, double begun, bool isLast = false)
    {
        var end = Now;
        recordings.Add((begun, end, await obs.StopRecordAsync(Stop)));
        for (var wait = Stopwatch.StartNew(); (await obs.GetRecordStatusAsync(Stop)).OutputActive; await Task.Delay(20, Stop))
            Assert.True(wait.Elapsed < Patience, "OBS does not stop recording.");
        await Task.Delay(1100, Stop); // OBS names files by the second
        return isLast ? 0 : await RecordAsync(obs);
    }

    private void Compare()
    {
        var (expected, missing, doubled, late) = (0, new List<string>(), new List<string>(), new List<string>());
        var worst = 0.0;
        foreach (var (start, end, film) in recordings)
        {
            var own = typed.Where(word => word.At > start + 0.5 && word.Taken < end - 0.5).ToList();
            var srt = Path.ChangeExtension(film, ".srt");
            var cues = File.Exists(srt) ? SrtFile.Read(srt) : [];
            foreach (var word in own)
            {
                var found = cues.Where(cue => cue.Text.Split(' ').Contains(word.Text)).ToList();
                var alive = deaths.Where(death => death >= word.Taken).DefaultIfEmpty(double.PositiveInfinity).Min() - word.Taken;
                if (alive > LastSecond)
                    expected++;
                if (found.Count == 0)
                {
                    worst = Math.Max(worst, alive);
                    if (alive > LastSecond)
                        missing.Add($"{word.Text} of {Path.GetFileName(film)}, taken {alive:F2} s before the kill");
                }
                if (found.Count > 1)
                    doubled.Add(word.Text);
                if (found is [var cue] && (word.At - start < cue.Start - Tolerance || word.At - start > cue.End + Tolerance))
                    late.Add($"{word.Text}, typed at {word.At - start:F2}, is at {cue.Start:F2}-{cue.End:F2}");
            }
            // Words typed as a recording begins or ends may be in it or not.
            var all = typed.Where(word => word.Taken > start - 1 && word.At < end + 1).Select(word => word.Text).ToHashSet();
            Assert.All(cues.SelectMany(cue => cue.Text.Split(' ')), text => Assert.Contains(text, all));
        }
        output.WriteLine(
            $"{deaths.Count} kills, {recordings.Count} recordings, {typed.Count} words typed, {expected} taken more than {LastSecond} s before a kill; missing {missing.Count}, doubled {doubled.Count}, misplaced {late.Count}; the oldest word lost was taken {worst:F3} s before its kill"
        );
        Assert.Empty(missing);
        Assert.Empty(doubled);
        Assert.Empty(late);
        Assert.True(expected >= deaths.Count, "Too few words were typed.");
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : usual;

    private sealed record Typed(string Text, double At, double Taken);
}
