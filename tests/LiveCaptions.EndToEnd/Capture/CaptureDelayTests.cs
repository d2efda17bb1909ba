using System.Diagnostics;
using System.Globalization;
using LiveCaptions.Audio;
using LiveCaptions.Capture;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Measures the delay from a player to a capture, beside parec, each alone; docs/benchmarks.md has its figures.</summary>
public sealed class CaptureDelayTests(ITestOutputHelper output)
{
    private static readonly int Clicks = Measuring.Asked ? 24 : 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ours", false)]
    [InlineData("parec", false)]
    [InlineData("ours", true)]
    [InlineData("parec", true)]
    public async Task Sound_arrives_within_a_tenth_of_a_second(string reader, bool busy)
    {
        if (busy || reader != "ours")
            Measuring.Require();
        await using var pulse = await PulseServer.StartAsync("hall");
        var train = new ClickTrain();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var loops = Enumerable.Range(0, busy ? 2 : 0).Select(_ => Process.Start("sh", ["-c", "while :; do :; done"])).ToList();
        using var player = Start(
            "pacat",
            pulse,
            "-d",
            "hall",
            "--raw",
            "--format=s16le",
            "--rate=48000",
            "--channels=1",
            "--latency-msec=20"
        );
        try
        {
            var reading = reader == "ours" ? CaptureAsync(train, over.Token) : ParecAsync(pulse, train, over.Token);
            await train.WriteAsync(player.StandardInput.BaseStream, Clicks, Stop);
            await over.CancelAsync();
            await reading;
        }
        finally
        {
            foreach (var process in loops.Append(player))
                process.Kill();
        }

        var delays = train.Delays.Order().ToArray();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {reader} | {(busy ? "two busy loops" : "quiet")} | {delays.Length} | {At(delays, 0.5):F1} | {At(delays, 0.95):F1} | {delays.LastOrDefault():F1} |"
            )
        );
        Assert.True(delays.Length > Clicks * (Measuring.Asked ? 0.8 : 0.4), $"Only {delays.Length} clicks were found.");
        Assert.InRange(At(delays, 0.5), 0, Measuring.Asked ? 100 : 300);
    }

    [Fact]
    public async Task Capturing_costs_less_than_two_percent_of_a_core()
    {
        Measuring.Require();
        await using var pulse = await PulseServer.StartAsync("hall");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var reading = CaptureAsync(new(), over.Token);
        await Task.Delay(TimeSpan.FromSeconds(2), Stop);
        var (cpu, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await Task.Delay(TimeSpan.FromSeconds(12), Stop);
        var share = (Environment.CpuUsage.TotalTime - cpu) / clock.Elapsed;
        await over.CancelAsync();
        await reading;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"capture alone: {100 * share:F2} % of a core"));
        Assert.InRange(share, 0, 0.02);
    }

    private static double At(double[] ordered, double share) => ordered.Length > 0 ? ordered[(int)(ordered.Length * share)] : double.NaN;

    private static Task CaptureAsync(ClickTrain train, CancellationToken over) =>
        Task.Factory.StartNew(
            () =>
            {
                Thread.CurrentThread.Priority = ThreadPriority.AboveNormal;
                using var capture = SoundCapture.Open(new() { Device = "hall" });
                var sound = new float[3200];
                while (!over.IsCancellationRequested)
                    train.Read(sound.AsSpan(0, capture.Read(sound, TimeSpan.FromMilliseconds(200)).Samples));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    private static async Task ParecAsync(PulseServer pulse, ClickTrain train, CancellationToken over)
    {
        using var parec = Start(
            "parec",
            pulse,
            "-d",
            "hall.monitor",
            "--raw",
            "--format=s16le",
            "--rate=16000",
            "--channels=1",
            "--latency-msec=20"
        );
        var (bytes, sound) = (new SampleBytes(SampleFormat.S16le), new float[3200]);
        try
        {
            while (await bytes.ReadAsync(parec.StandardOutput.BaseStream, sound, over) is > 0 and var count)
                train.Read(sound.AsSpan(0, count));
        }
        catch (OperationCanceledException)
        {
            parec.Kill();
        }
    }

    private static Process Start(string program, PulseServer pulse, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PULSE_SERVER"] = pulse.Address;
        return Process.Start(start)!;
    }
}
