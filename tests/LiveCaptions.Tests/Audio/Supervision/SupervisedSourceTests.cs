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
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public void Dispose() => stop.Dispose();

    private SupervisedSource Supervise(ScriptedLive live) => new(live, new SourcePolicy(), clock, log);

    private async Task StopAsync(Task running)
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        while (ring.Read(new float[16000], out _) > 0) { }
        Assert.True(ring.Drained);
    }

    /// <summary>Lets time go on until the source is opened again.</summary>
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
    public async Task A_source_that_ends_is_opened_again_and_the_timeline_goes_on()
    {
        var live = new ScriptedLive();
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        var first = await live.OpenedAsync();
        first.SourceWriter.Write(new float[16000]);
        var start = clock.GetTimestamp();
        Assert.Equal(SourceState.Running, source.Report().State);

        first.End();
        var second = await ReopenedAsync(live);
        Assert.Equal(SourceState.Reopening, source.Report().State);
        clock.Pass(TimeSpan.FromSeconds(1));
        second.SourceWriter.Write(new float[1600]);

        Assert.Equal(SourceState.Running, source.Report().State);
        var into = new float[ring.Written];
        Assert.Equal((16000, 0), (ring.Read(into, out var gap), gap));
        Assert.Equal(1600, ring.Read(into, out gap));
        Assert.InRange(gap, 1.4 * 16000, ring.Written); // half a second of waiting at least, and one until sound came, the last tenth of which it is
        Assert.Equal(clock.GetElapsedTime(start).TotalSeconds, (gap + 1600) / 16000.0, 0.001);
        Assert.Equal(ring.Written, 17600 + gap);
        Assert.Equal(1, source.Report().Losses);
        await StopAsync(running);
    }

    [Fact]
    public async Task Sound_that_comes_at_once_is_not_called_live_until_it_has_been_taken()
    {
        var live = new ScriptedLive();
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        var opening = await live.OpenedAsync();

        for (var i = 0; i < 250; i++)
            opening.SourceWriter.Write(new float[320]);

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
    public async Task A_source_that_gives_no_data_any_more_is_given_up_after_two_seconds_and_not_heard_afterwards()
    {
        var live = new ScriptedLive();
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        var first = await live.OpenedAsync();
        first.SourceWriter.Write(new float[1600]);

        await ReopenedAsync(live);

        Assert.Equal("No sound came from it any more. Captions go on by themselves when it is back.", source.Report().Message);
        Assert.True(first.Stop.IsCancellationRequested);
        var written = ring.Written;
        first.SourceWriter.Write(new float[1600]);
        Assert.Equal(written, ring.Written);
        Assert.InRange(written / 16000.0, 2, 5); // what was said before is over: the gap is there already
        await StopAsync(running);
    }

    [Fact]
    public async Task An_episode_is_told_once_when_it_begins_and_once_when_it_ends()
    {
        var live = new ScriptedLive();
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        (await live.OpenedAsync()).SourceWriter.Write(new float[1600]);
        for (var tries = 0; tries < 3; tries++)
        {
            (await ReopenedAsync(live)).Fail(new SourceException("The cable is out."));
        }
        var last = await ReopenedAsync(live);
        Assert.Equal("The cable is out. Captions go on by themselves when it is back.", source.Report().Message);
        last.SourceWriter.Write(new float[1600]);

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
    public async Task A_fault_that_nobody_foresaw_does_not_end_the_track_and_is_logged_whole()
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
    [InlineData(false, "Nothing but silence comes, so there is nothing to caption. Is the microphone muted, or is it the wrong device?")]
    [InlineData(true, null)]
    public async Task A_muted_microphone_is_told_and_a_computer_that_plays_nothing_is_not(bool mayBeSilent, string? message)
    {
        var live = new ScriptedLive { MayBeSilent = mayBeSilent };
        var source = Supervise(live);
        var running = source.RunAsync(ring, stop.Token);
        var open = await live.OpenedAsync();
        while (source.Report().State != SourceState.Silent)
        {
            open.SourceWriter.Write(new float[4000]);
            await clock.StepAsync(stop.Token);
        }

        Assert.Equal(message, source.Report().Message);
        Assert.Equal(mayBeSilent ? 0 : 1, log.Lines.Count(line => line.StartsWith("Warning", StringComparison.Ordinal)));
        await StopAsync(running);
    }

    [Fact]
    public async Task Sound_that_was_lost_inside_the_device_is_a_gap_on_the_timeline()
    {
        var live = new ScriptedLive();
        var running = Supervise(live).RunAsync(ring, stop.Token);
        var open = await live.OpenedAsync();
        open.SourceWriter.Write(new float[100]);
        open.SourceWriter.Write(new float[200], missing: 5000);

        var into = new float[1000];
        Assert.Equal(100, ring.Read(into, out _));
        Assert.Equal((200, 5000), (ring.Read(into, out var gap), gap));
        for (var looks = 0; looks < 8; looks++)
        {
            open.SourceWriter.Write(new float[100], missing: 16);
            await clock.StepAsync(stop.Token);
        }
        Assert.StartsWith("Warning: a script: 0.3", Assert.Single(log.Lines), StringComparison.Ordinal); // once, not every second
        await StopAsync(running);
    }

    [Fact]
    public void A_loud_or_faulty_sound_is_told()
    {
        Assert.Null(SoundAdvice.Of(SourceState.Running, new SoundLevel(-20, -1, 0, 0, 16000), false));
        Assert.Contains(
            "cut off",
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

/// <summary>A live source of which the test holds each opening.</summary>
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

    /// <summary>An opening that the test has not taken yet, or null.</summary>
    public Opening? TryTake() => openings.Reader.TryRead(out var opening) ? opening : null;

    public async Task<Opening> OpenedAsync() => await openings.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>One opening, which ends when the test says so.</summary>
    internal sealed class Opening(SourceWriter writer, CancellationToken stop)
    {
        // Who waits for it goes on before the test does: on a busy machine the clock would be let on meanwhile, until no sound came for too long.
        private readonly TaskCompletionSource over = new();

        public SourceWriter SourceWriter => writer;
        public CancellationToken Stop => stop;
        public Task Over => over.Task;

        public void End() => over.TrySetResult();

        public void Fail(Exception failure) => over.TrySetException(failure);
    }
}
