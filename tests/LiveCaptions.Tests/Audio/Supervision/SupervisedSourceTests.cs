using LiveCaptions.Audio;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.Capture;
using LiveCaptions.Tests.Tracks;

namespace LiveCaptions.Tests.Audio.Supervision;

public sealed class SupervisedSourceTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly SampleRing ring = new(16000 * 30);
    private readonly CollectingLogger log = new();
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);

    public void Dispose() => stop.Dispose();

    private SupervisedSource Supervise(ScriptedLive live) => new(live, new SourcePolicy(), clock, log);

    private async Task StopAsync(Task running)
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        while (ring.Read(new float[16000], out _) > 0) { }
        Assert.True(ring.Drained);
    }

    /// <summary>Moves the clock until the source is reopened.</summary>
    private async Task<ScriptedLive.Opening> ReopenedAsync(ScriptedLive live)
    {
        while (true)
        {
            if (live.TryTake() is { } opening)
                return opening;
            await clock.StepAsync(stop.Token);
        }
    }

    [Fact]
    public async Task A_source_that_ends_is_reopened_and_the_timeline_moves_on()
    {
        var live = new ScriptedLive();
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        var first = await live.OpenedAsync();
        first.Writer.Write(new float[16000]);
        var start = clock.GetTimestamp();
        Assert.Equal(SourceState.Running, source.Report().State);

        first.End();
        var second = await ReopenedAsync(live);
        Assert.Equal(SourceState.Reopening, source.Report().State);
        clock.Pass(TimeSpan.FromSeconds(1));
        second.Writer.Write(new float[1600]);

        Assert.Equal(SourceState.Running, source.Report().State);
        var into = new float[ring.Written];
        Assert.Equal((16000, 0), (ring.Read(into, out var gap), gap));
        Assert.Equal(1600, ring.Read(into, out gap));
        // At least the wait of 0.5 s and the second until sound came, less the 0.1 s that it lasts.
        Assert.InRange(gap, 1.4 * 16000, ring.Written);
        Assert.Equal(clock.GetElapsedTime(start).TotalSeconds, (gap + 1600) / 16000.0, 0.001);
        Assert.Equal(ring.Written, 17600 + gap);
        Assert.Equal(1, source.Report().Losses);
        await StopAsync(running);
    }

    [Fact]
    public async Task A_burst_is_not_called_live_until_it_has_been_read()
    {
        var live = new ScriptedLive();
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        var opening = await live.OpenedAsync();

        for (var i = 0; i < 250; i++)
            opening.Writer.Write(new float[320]);

        Assert.True(ring.InBurst);
        Assert.Equal(SourceState.Running, source.Report().State);
        Assert.StartsWith(
            "Several seconds of sound came at once, so captions are not live now;",
            source.Report().Message,
            StringComparison.Ordinal
        );
        Assert.Equal(5 * 16000, ring.Read(new float[5 * 16000], out _));
        Assert.False(ring.InBurst);
        Assert.Null(source.Report().Message);
        await StopAsync(running);
    }

    [Fact]
    public async Task A_stream_of_bursts_is_told_in_the_log_once()
    {
        var live = new ScriptedLive();
        var running = Supervise(live).RunAsync(ring, stop.Token);
        var opening = await live.OpenedAsync();

        for (var segment = 0; segment < 10; segment++)
        {
            for (var i = 0; i < 250; i++)
                opening.Writer.Write(new float[320]);
            for (var i = 0; i < 6; i++)
                await clock.StepAsync(Test.Stop);
        }

        Assert.Single(log.Lines, line => line.Contains("several seconds of sound at once", StringComparison.Ordinal));
        await StopAsync(running);
    }

    [Fact]
    public async Task A_source_without_data_is_given_up_after_two_seconds_and_ignored_afterwards()
    {
        var live = new ScriptedLive();
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        var first = await live.OpenedAsync();
        first.Writer.Write(new float[1600]);

        await ReopenedAsync(live);

        Assert.Equal("It stopped delivering sound. Captions go on by themselves when it is back.", source.Report().Message);
        Assert.True(first.Stop.IsCancellationRequested);
        var written = ring.Written;
        first.Writer.Write(new float[1600]);
        Assert.Equal(written, ring.Written);
        Assert.InRange(written / 16000.0, 2, 5); // the gap is there already, so that the last utterance ends
        await StopAsync(running);
    }

    [Fact]
    public async Task A_loss_is_logged_once_when_it_begins_and_once_when_it_ends()
    {
        var live = new ScriptedLive();
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        (await live.OpenedAsync()).Writer.Write(new float[1600]);
        for (var tries = 0; tries < 3; tries++)
        {
            (await ReopenedAsync(live)).Fail(new SourceException("The cable is out."));
        }
        var last = await ReopenedAsync(live);
        Assert.Equal("The cable is out. Captions go on by themselves when it is back.", source.Report().Message);
        last.Writer.Write(new float[1600]);

        Assert.Null(source.Report().Message);
        Assert.Equal(
            1,
            log.Lines.Count(line =>
                line.StartsWith("Warning: a script is lost, so nothing is captioned until it is back", StringComparison.Ordinal)
            )
        );
        Assert.Equal(1, log.Lines.Count(line => line.StartsWith("Information: a script is back after", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        await StopAsync(running);
    }

    [Fact]
    public async Task An_unexpected_exception_does_not_end_the_track_and_is_logged_in_full()
    {
        var live = new ScriptedLive();
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        (await live.OpenedAsync()).Fail(new InvalidOperationException("Oops."));

        await ReopenedAsync(live);

        Assert.IsType<InvalidOperationException>(Assert.Single(log.Faults));
        await StopAsync(running);
    }

    [Theory]
    [InlineData(false, "Only silence comes, so there is nothing to caption. Is the microphone muted, or is it the wrong device?")]
    [InlineData(true, null)]
    public async Task A_muted_microphone_is_reported_but_a_silent_loopback_is_not(bool mayBeSilent, string? message)
    {
        var live = new ScriptedLive { MayBeSilent = mayBeSilent };
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        var open = await live.OpenedAsync();
        while (source.Report().State != SourceState.Silent)
        {
            open.Writer.Write(new float[4000]);
            await clock.StepAsync(stop.Token);
        }

        Assert.Equal(message, source.Report().Message);
        Assert.Equal(mayBeSilent ? 0 : 1, log.Lines.Count(line => line.StartsWith("Warning", StringComparison.Ordinal)));
        await StopAsync(running);
    }

    [Fact]
    public async Task Sound_lost_inside_the_device_is_a_gap_on_the_timeline()
    {
        var live = new ScriptedLive();
        var running = Supervise(live).RunAsync(ring, stop.Token);
        var open = await live.OpenedAsync();
        open.Writer.Write(new float[100]);
        open.Writer.Write(new float[200], missing: 5000);

        var into = new float[1000];
        Assert.Equal(100, ring.Read(into, out _));
        Assert.Equal((200, 5000), (ring.Read(into, out var gap), gap));
        for (var check = 0; check < 8; check++)
        {
            open.Writer.Write(new float[100], missing: 16);
            await clock.StepAsync(stop.Token);
        }
        Assert.StartsWith("Warning: a script: 0.3", Assert.Single(log.Lines), StringComparison.Ordinal); // once, not every second
        await StopAsync(running);
    }

    [Fact]
    public void Sound_that_clips_or_has_an_offset_brings_advice()
    {
        Assert.Null(SoundAdvice.Of(SourceState.Running, new SoundLevel(-20, -1, 0, 0, 16000), false));
        Assert.Contains(
            "clips",
            SoundAdvice.Of(SourceState.Running, new SoundLevel(-3, 0, 0.02, 0, 16000), false),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "constant part",
            SoundAdvice.Of(SourceState.Running, new SoundLevel(-20, -1, 0, 0.2, 16000), false),
            StringComparison.Ordinal
        );
        Assert.Null(SoundAdvice.Of(SourceState.Lost, null, false));
    }
}

/// <summary>A live source whose openings the test controls.</summary>
internal sealed class ScriptedLive : ILiveSource
{
    private readonly System.Threading.Channels.Channel<Opening> openings = System.Threading.Channels.Channel.CreateUnbounded<Opening>();

    public string Description => "a script";
    public bool MayBeSilent { get; init; }
    public TimeSpan? FirstData => TimeSpan.FromSeconds(2);

    public Task RunAsync(SourceWriter writer, CancellationToken stop)
    {
        var opening = new Opening(writer, stop);
        openings.Writer.TryWrite(opening);
        return opening.Over.WaitAsync(stop);
    }

    /// <summary>The next opening that the test has not taken; null if there is none.</summary>
    public Opening? TryTake() => openings.Reader.TryRead(out var opening) ? opening : null;

    public async Task<Opening> OpenedAsync() => await openings.Reader.ReadAsync(Test.Stop);

    /// <summary>One opening, which ends when the test says so.</summary>
    internal sealed class Opening(SourceWriter writer, CancellationToken stop)
    {
        // Continuations run synchronously: otherwise, on a busy machine, the clock could move on until the source starves.
        private readonly TaskCompletionSource over = new();

        public SourceWriter Writer => writer;
        public CancellationToken Stop => stop;
        public Task Over => over.Task;

        public void End() => over.TrySetResult();

        public void Fail(Exception failure) => over.TrySetException(failure);
    }
}
