using System.Diagnostics;
using CliWrap;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Real senders and commands: their sound arrives, and however one ends, the next one is captioned again.</summary>
public sealed class SoundProcessTests(ITestOutputHelper output) : IDisposable
{
    private readonly SampleRing ring = new(16000 * 60);
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public void Dispose() => stop.Dispose();

    private (SupervisedSource Source, Task Running) Start(ILiveSource live)
    {
        var source = new SupervisedSource(live, new SourcePolicy(), TimeProvider.System, NullLogger.Instance);
        return (source, source.RunAsync(ring, stop.Token));
    }

    private async Task StopAsync(Task running)
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task<double> UntilAsync(Func<bool> condition, Func<string> otherwise)
    {
        var wait = Stopwatch.StartNew();
        for (; !condition(); await Task.Delay(20, TestContext.Current.CancellationToken))
            Assert.True(wait.Elapsed.TotalSeconds < 30, otherwise());
        return wait.Elapsed.TotalSeconds;
    }

    /// <summary>Sends the clip in real time, over and over.</summary>
    private static CommandTask<CommandResult> Send(string format, string address, CancellationToken gone) =>
        Cli.Wrap("ffmpeg")
            .WithArguments([
                "-nostdin",
                "-v",
                "error",
                "-re",
                "-stream_loop",
                "-1",
                "-i",
                Repository.Jfk,
                "-c:a",
                "aac",
                "-ar",
                "48000",
                "-f",
                .. format.Split(' '),
                address,
            ])
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(gone);

    [Theory]
    [InlineData("SRT", "mpegts", "srt://127.0.0.1:{0}?mode=listener", "srt://127.0.0.1:{0}")]
    [InlineData("UDP", "mpegts", "udp://127.0.0.1:{0}", "udp://127.0.0.1:{0}?pkt_size=1316")]
    [InlineData("HTTP", "mpegts -listen 1", "http://127.0.0.1:{0}/live.ts", "http://127.0.0.1:{0}/live.ts")]
    [InlineData("RTMP", "flv", "rtmp://127.0.0.1:{0}/live/key?listen=1", "rtmp://127.0.0.1:{0}/live/key")]
    public async Task A_sender_that_is_killed_and_comes_back_is_heard_again(string what, string format, string listen, string send)
    {
        var port = ServiceProcess.FreePort();
        var (source, running) = Start(new NetworkSource(NetworkAddress.Parse(string.Format(null, listen, port))!));
        if (what != "HTTP")
            Assert.Equal("It waits for its sender.", source.Report().Message);
        Task? sender = null;
        var firsts = new List<double>();
        for (var turn = 0; turn < 2; turn++)
        {
            var before = ring.Unread;
            using var gone = new CancellationTokenSource();
            var start = Stopwatch.StartNew();
            // A sender that calls before the listener is there calls again.
            while (ring.Unread < before + 16000)
            {
                Assert.True(start.Elapsed.TotalSeconds < 30, $"Nothing came: {source.Report()}");
                if (sender is null or { IsCompleted: true })
                    sender = Send(format, string.Format(null, send, port), gone.Token).Task;
                await Task.Delay(50, stop.Token);
            }
            firsts.Add(start.Elapsed.TotalSeconds - 1);
            Assert.Equal(SourceState.Running, source.Report().State);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender!);
            sender = null;
            var noticed = await UntilAsync(
                () => source.Report().State is SourceState.Lost or SourceState.Reopening,
                () => $"Its end was not noticed: {source.Report()}"
            );
            output.WriteLine($"{what}: first sound after about {firsts[^1]:F1} s, its end noticed after {noticed:F1} s");
        }
        Assert.True(Loudest() > 0.1);
        Assert.InRange(firsts[0], 0, 4); // it is 6 s with ffmpeg's defaults
        await StopAsync(running);
    }

    [Fact]
    public async Task A_sender_without_sound_is_reported()
    {
        var port = ServiceProcess.FreePort();
        var (source, running) = Start(new NetworkSource(NetworkAddress.Parse($"udp://127.0.0.1:{port}")!));
        using var gone = new CancellationTokenSource();
        var sender = Cli.Wrap("ffmpeg")
            .WithArguments([
                "-nostdin",
                "-v",
                "error",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=320x240:rate=25",
                "-c:v",
                "mpeg2video",
                "-f",
                "mpegts",
                $"udp://127.0.0.1:{port}?pkt_size=1316",
            ])
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(gone.Token);

        await UntilAsync(() => source.Report().State is SourceState.Lost or SourceState.Reopening, () => "Nothing was reported.");

        Assert.StartsWith("It has no sound track, so there is nothing to caption.", source.Report().Message, StringComparison.Ordinal);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.Task);
        await StopAsync(running);
    }

    [Fact]
    public async Task An_address_where_nothing_answers_is_reported_and_retried()
    {
        var (source, running) = Start(new NetworkSource(NetworkAddress.Parse($"http://127.0.0.1:{ServiceProcess.FreePort()}/secret.mp3")!));

        await UntilAsync(() => source.Report().Message is not null, () => "Nothing was reported.");

        Assert.Equal(
            "Nothing answers there (connection refused). Is the address right, and does the sender or server run? Captions go on by themselves when it is back.",
            source.Report().Message
        );
        await StopAsync(running);
    }

    [Fact]
    public async Task A_command_that_ends_is_run_again()
    {
        var (source, running) = Start(
            new CommandSource(
                $"ffmpeg -nostdin -v error -re -t 0.5 -i {Repository.Jfk} -f s16le -ar 16000 -ac 1 -",
                new(SampleFormat.S16le)
            )
        );

        await UntilAsync(() => ring.Unread >= 2 * 8000, () => $"{source.Report()}");

        Assert.True(source.Report().Losses >= 1);
        await StopAsync(running);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_reported()
    {
        var (source, running) = Start(new CommandSource("no-such-program --token=hunter2", new(SampleFormat.S16le)));

        await UntilAsync(() => source.Report().Message is not null, () => "Nothing was reported.");

        Assert.Equal(
            "It ended with code 127 without any sound; run it by hand to see why. Captions go on by themselves when it is back.",
            source.Report().Message
        );
        await StopAsync(running);
    }

    private float Loudest()
    {
        float loudest = 0;
        var sound = new float[16000];
        while (ring.Unread > 0)
            foreach (var sample in sound.AsSpan(0, ring.Read(sound, out _)))
                loudest = Math.Max(loudest, Math.Abs(sample));
        return loudest;
    }
}
