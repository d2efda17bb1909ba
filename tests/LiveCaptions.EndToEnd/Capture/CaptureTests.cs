using System.Diagnostics;
using LiveCaptions.Audio.Files;
using LiveCaptions.Capture;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Capture from a real sound server when all goes well.</summary>
public sealed class CaptureTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Devices_are_listed_with_their_kind_and_default()
    {
        await using var pulse = await PulseServer.StartAsync("hall", "stage");

        var devices = SoundDevices.List();

        Assert.Equal(["pulse:hall.monitor", "pulse:stage.monitor"], devices.Select(d => d.Id).Order());
        Assert.All(devices, d => Assert.Equal((SoundDeviceKind.Loopback, SoundSystem.PulseAudio), (d.Kind, d.System)));
        Assert.Single(devices, d => d.IsDefault);
        Assert.Equal("pulse:stage.monitor", SoundDevices.Find("stage").Id);
        Assert.Equal(devices.Single(d => d.IsDefault), SoundDevices.Find("loopback"));
        Assert.Equal(SoundDeviceError.NoDevice, Assert.Throws<SoundDeviceException>(() => SoundDevices.Find("default")).Error);
    }

    [Fact]
    public async Task Sound_that_is_played_is_captured_sample_for_sample()
    {
        var played = await SoundFile.ReadAsync(Repository.Jfk, Stop);
        await using var pulse = await PulseServer.StartAsync("hall");
        await using var listener = Listener.Open(new() { Device = "hall" });
        await listener.ReceiveAsync(0.5);
        var cpu = Environment.CpuUsage.TotalTime;
        var since = Stopwatch.GetTimestamp();

        await pulse.PlayAsync(Repository.Jfk, "hall");
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / Stopwatch.GetElapsedTime(since).TotalSeconds;
        await listener.ReceiveAsync(0.5);

        var (start, seconds) = Likeness.Of(listener.Sound, played);
        var figures = listener.Capture.Statistics;
        output.WriteLine(
            $"begins at {start / 16.0:F1} ms; likeness {string.Join(" ", seconds.Select(s => $"{s:F4}"))}; {figures}; {used:P1} of a core"
        );
        Assert.InRange(seconds.Length, 10, 11);
        Assert.All(seconds, s => Assert.InRange(s, 0.995, 1.001));
        Assert.Equal((48000, 2, 0, 0, 0), (figures.Rate, figures.Channels, figures.DroppedSeconds, figures.MissingSeconds, figures.Moves));
        Assert.Equal(0, listener.Missing);
        Assert.Equal(listener.Elapsed, listener.Seconds, 0.1);
        Assert.InRange(figures.FirstSoundAfter.TotalMilliseconds, 1, 1000);
        Assert.InRange(Tones.Rms(listener.Sound.AsSpan(start, played.Length)) / Tones.Rms(played), 0.98, 1.02);
    }

    [Fact]
    public async Task A_microphone_on_input_three_of_eight_is_as_loud_as_on_its_own()
    {
        using var folder = new ScratchFolder();
        var file = folder.File("eight.raw");
        await File.WriteAllBytesAsync(file, Tones.OnChannel(3, of: 8, seconds: 2, amplitude: 0.5f), Stop);
        await using var pulse = await PulseServer.StartAsync("eight");
        string[] format =
        [
            "--raw",
            "--format=float32le",
            "--rate=48000",
            "--channels=8",
            "--channel-map=aux0,aux1,aux2,aux3,aux4,aux5,aux6,aux7",
        ];

        foreach (var (channel, expected) in ((int?, double)[])[(null, 0.5), (3, 0.5), (4, 0)])
        {
            await using var listener = Listener.Open(new() { Device = "eight", Channel = channel });
            await listener.ReceiveAsync(0.1);
            await pulse.PlayAsync(file, "eight", format);
            var peak = listener.Sound.Max();
            output.WriteLine($"channel {channel}: {peak:F4} of 0.5; {listener.Capture.Statistics}");
            Assert.Equal(expected, peak, 0.02);
            Assert.Equal(8, listener.Capture.Statistics.Channels);
        }
        Assert.Contains(
            "has no channel 9",
            Assert.Throws<SoundDeviceException>(() => SoundCapture.Open(new() { Device = "eight", Channel = 9 })).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sound_that_is_not_read_in_time_is_counted_where_it_is_missing()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        using var capture = SoundCapture.Open(new() { Device = "hall", Ring = TimeSpan.FromMilliseconds(200) });
        var buffer = new float[3200];
        Assert.Equal(CaptureStatus.Sound, capture.Read(buffer, TimeSpan.FromSeconds(2)).Status);

        await Task.Delay(1000, Stop);

        long samples = 0,
            missing = 0;
        var since = Stopwatch.GetTimestamp();
        while (missing == 0 && Stopwatch.GetElapsedTime(since).TotalSeconds < 5)
        {
            var read = capture.Read(buffer, TimeSpan.FromMilliseconds(200));
            if (read.Missing == 0)
                samples += read.Samples;
            missing += read.Missing;
        }
        output.WriteLine($"{samples / 16} ms were kept, {missing / 16} ms lost; {capture.Statistics}");
        Assert.InRange(samples / 16, 150, 200);
        Assert.Equal(1000, (samples + missing) / 16.0, 100.0);
        Assert.Equal(capture.Statistics.DroppedSeconds, missing / 16000.0, 0.001);
    }

    [Fact]
    public async Task Opening_and_closing_a_hundred_times_leaves_nothing_behind()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        var (files, threads) = (0, 0);
        for (var turn = 0; turn < 100; turn++)
        {
            using (var capture = SoundCapture.Open(new() { Device = "hall" }))
                capture.Read(new float[3200], TimeSpan.FromSeconds(1));
            if (turn == 10)
                (files, threads) = Resources();
        }

        Assert.InRange(Resources().Files, files - 5, files + 2);
        Assert.InRange(Resources().Threads, threads - 10, threads + 3);
    }

    private static (int Files, int Threads) Resources() =>
        (Directory.GetFiles("/proc/self/fd").Length, Directory.GetDirectories("/proc/self/task").Length);
}
