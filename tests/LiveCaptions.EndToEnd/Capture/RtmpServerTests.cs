using System.Diagnostics;
using System.Globalization;
using CliWrap;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>A network source at a real RTMP server, which stays connected when its publisher leaves.</summary>
public sealed class RtmpServerTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Speech = ["-stream_loop", "-1", "-i", Repository.Jfk, "-c:a", "aac", "-ar", "48000"];

    private readonly SampleRing ring = new(16000 * 60);
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly CancellationTokenSource gone = new();

    public void Dispose()
    {
        stop.Dispose();
        gone.Dispose();
    }

    [Theory]
    [InlineData("killed")]
    [InlineData("frozen")]
    public async Task A_publisher_that_leaves_is_noticed_and_captioned_again_when_it_is_back(string how)
    {
        await using var server = await RtmpServer.StartAsync();
        var first = Publish(server.Stream("key"), Speech, gone.Token);
        var (source, running) = Start(server.Stream("key"));
        var start = await ReceiveAsync(source, 16000);

        if (how == "killed")
            await gone.CancelAsync();
        else
            await SignalAsync(first, "-STOP");
        var noticed = await UntilAsync(() => source.Report().State is SourceState.Lost or SourceState.Reopening, source);
        Assert.EndsWith("Captions go on by themselves when it is back.", source.Report().Message, StringComparison.Ordinal);
        var second = how == "killed" ? Publish(server.Stream("key"), Speech, stop.Token) : null;
        if (second is null)
            await SignalAsync(first, "-CONT");
        var back = await ReceiveAsync(source, 16000);

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{how}: first second of sound after {start:F1} s; noticed after {noticed:F1} s; a second of sound {back:F1} s after the publisher was back"
            )
        );
        Assert.Equal(SourceState.Running, source.Report().State);
        await StopAsync(running, first, second);
    }

    [Fact]
    public async Task An_address_that_nobody_publishes_to_is_reported_and_retried()
    {
        await using var server = await RtmpServer.StartAsync();
        var (source, running) = Start(server.Stream("wrong-key"));

        await UntilAsync(() => source.Report().Message is not null, source);

        Assert.Equal(
            "The server offers nothing at this address now. Is the address with its key right, and has the sender started? Captions go on by themselves when it is back.",
            source.Report().Message
        );
        await StopAsync(running);
    }

    [Fact]
    public async Task A_publisher_without_sound_is_reported()
    {
        await using var server = await RtmpServer.StartAsync();
        var publisher = Publish(server.Stream("key"), ["-f", "lavfi", "-i", "testsrc=size=160x120:rate=25", "-c:v", "flv"], stop.Token);
        var (source, running) = Start(server.Stream("key"));

        await UntilAsync(
            () =>
                source.Report().Message is { } message
                && message.StartsWith("It has no sound track, so there is nothing to caption.", StringComparison.Ordinal),
            source
        );

        await StopAsync(running, publisher);
    }

    private (SupervisedSource Source, Task Running) Start(string address)
    {
        var source = new SupervisedSource(
            new NetworkSource(NetworkAddress.Parse(address)!),
            new SourcePolicy(),
            TimeProvider.System,
            NullLogger.Instance
        );
        return (source, source.RunAsync(ring, stop.Token));
    }

    private async Task StopAsync(Task running, params CommandTask<CommandResult>?[] publishers)
    {
        await gone.CancelAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        foreach (var publisher in publishers)
            if (publisher is not null)
                await ((Task)publisher.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static CommandTask<CommandResult> Publish(string address, string[] input, CancellationToken kill) =>
        Cli.Wrap("ffmpeg")
            .WithArguments(["-nostdin", "-v", "error", "-re", .. input, "-f", "flv", address])
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(kill);

    private static Task SignalAsync(CommandTask<CommandResult> process, string signal) =>
        Cli.Wrap("kill").WithArguments([signal, process.ProcessId.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync();

    private Task<double> ReceiveAsync(SupervisedSource source, int samples)
    {
        var before = ring.Unread;
        return UntilAsync(() => ring.Unread >= before + samples, source);
    }

    private static async Task<double> UntilAsync(Func<bool> condition, SupervisedSource source)
    {
        var wait = Stopwatch.StartNew();
        for (; !condition(); await Task.Delay(20, TestContext.Current.CancellationToken))
            Assert.True(wait.Elapsed.TotalSeconds < 45, $"Waited in vain: {source.Report()}");
        return wait.Elapsed.TotalSeconds;
    }
}
