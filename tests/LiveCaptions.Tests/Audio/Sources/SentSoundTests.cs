using LiveCaptions.Audio;
using LiveCaptions.Audio.Sent;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Audio.Sources;

/// <summary>The sound of a sender in the ring of a supervised track, in virtual time.</summary>
public sealed class SentSoundTests : IAsyncDisposable
{
    private const int Second = 16000;
    private readonly ManualClock clock = new();
    private readonly SampleRing ring = new(30 * Second);
    private readonly BrowserSource source = new();
    private readonly CancellationTokenSource first = new(),
        second = new(),
        stop = new();
    private readonly SupervisedSource supervised;
    private readonly Task running;
    private readonly long start;

    public SentSoundTests()
    {
        start = clock.GetTimestamp();
        supervised = new(source, new(), clock, NullLogger.Instance);
        running = supervised.RunAsync(ring, stop.Token);
    }

    private TimeSpan Now => clock.GetElapsedTime(start);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        first.Dispose();
        second.Dispose();
        stop.Dispose();
    }

    private static SentRequest Stream(char name = 'a', long from = 0, bool again = false) => new(new(name, 32), from, again);

    private void Send(CancellationTokenSource sender, long position, int count, int waiting = 0)
    {
        Assert.Null(source.Write(sender, new(position, waiting, count), new float[count], Now, out var next));
        Assert.Equal(position + count, next);
    }

    /// <summary>Lets time pass until the supervisor has opened the source.</summary>
    private async Task OpenedAsync()
    {
        while (!source.IsReady(0, Now))
            await StepAsync(0.25);
    }

    private async Task StepAsync(double seconds)
    {
        clock.Pass(TimeSpan.FromSeconds(seconds));
        await Task.Yield();
    }

    /// <summary>Lets time pass until something is so.</summary>
    private async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            await StepAsync(0.25);
    }

    private (int Count, long Gap) Read()
    {
        var count = ring.Read(new float[40 * Second], out var gap);
        return (count, gap);
    }

    [Fact]
    public async Task Sound_that_a_link_has_held_back_follows_without_a_gap()
    {
        Assert.Equal(0, source.Connect(first, Stream(), Now));
        Send(first, 0, 3200);
        source.Disconnect(first);
        await UntilAsync(() => supervised.Report().State == SourceState.Lost);
        for (var passed = 0; passed < 10; passed++)
            await StepAsync(0.5);

        Assert.Equal(3200, source.Connect(second, Stream(again: true), Now));
        await OpenedAsync();
        Send(second, 3200, 3200, waiting: 4 * Second);

        Assert.Equal((6400, 0), Read());
        // What is said now lies as far ahead as the sender is behind.
        Assert.Equal(6400 + 4 * Second, ring.Now);
        Assert.True(ring.InBurst);
        Assert.Equal("Its link was away or is slow, so captions are 4 s late. They catch up by themselves.", supervised.Report().Message);

        Send(second, 6400, 320);
        Assert.False(ring.InBurst);
    }

    [Fact]
    public async Task A_sender_that_stays_away_leaves_a_gap_that_ends_the_utterance_and_is_counted_once()
    {
        source.Connect(first, Stream(), Now);
        Send(first, 0, 3200);
        Assert.Equal((3200, 0), Read());
        source.Disconnect(first);
        // The source is lost and opened again, which waits until the sender cannot have all of its sound any more.
        while (await clock.StepAsync(Test.Stop) != TimeSpan.FromSeconds(21))
            Assert.Equal((0, 0), Read());
        while (Read() != (0, Second))
            await Task.Yield();

        source.Connect(second, Stream(from: 3200 + 5 * Second, again: true), Now);
        await OpenedAsync();
        Send(second, 3200 + 5 * Second, 3200, waiting: 0);
        Assert.Equal((3200, 4 * Second), Read());
    }

    [Fact]
    public async Task A_sender_that_has_sent_all_ends_the_utterance_at_once()
    {
        source.Connect(first, Stream(), Now);
        Send(first, 0, 3200);
        source.Finish(first);
        source.Disconnect(first);
        Assert.Equal((3200, 0), Read());
        Assert.Equal((0, Second), Read());

        Assert.Equal(3200, source.Connect(second, Stream(again: true), Now)); // its goodbye was not heard
    }

    [Fact]
    public async Task A_new_stream_begins_where_the_clock_is_and_before_it_what_its_sender_keeps()
    {
        source.Connect(first, Stream(), Now);
        Send(first, 0, Second);
        var begun = Now;
        Assert.Equal((Second, 0), Read());
        await UntilAsync(() => Now - begun >= TimeSpan.FromSeconds(1));
        source.Connect(second, Stream('b', from: 500 * Second), Now);
        await OpenedAsync();
        await UntilAsync(() => Now - begun >= TimeSpan.FromSeconds(5));
        source.Disconnect(second);
        await UntilAsync(() => supervised.Report().State == SourceState.Lost);
        using var third = new CancellationTokenSource();
        source.Connect(third, Stream('b', from: 500 * Second, again: true), Now);
        await OpenedAsync();
        var late = (int)((Now - begun).TotalSeconds - 3) * Second;
        Send(third, 500 * Second, 320, waiting: late - 320);

        Assert.Equal(begun.TotalSeconds, Now.TotalSeconds - ring.Now / (double)Second + 1, 0.1);
    }

    [Fact]
    public void A_sender_that_was_replaced_cannot_come_back_by_itself()
    {
        source.Connect(first, Stream(), Now);
        source.Connect(second, Stream('b'), Now);
        Assert.True(first.IsCancellationRequested);

        using var third = new CancellationTokenSource();
        Assert.Null(source.Connect(third, Stream(again: true), Now));
        Assert.False(second.IsCancellationRequested);
        Assert.Equal(0, source.Connect(third, Stream(), Now)); // started again by a person
        Assert.True(second.IsCancellationRequested);
    }

    [Fact]
    public void Sound_of_a_connection_that_was_replaced_is_not_taken()
    {
        source.Connect(first, Stream(), Now);
        source.Connect(second, Stream(again: true), Now);
        Assert.Null(source.Write(first, new(0, 0, 320), new float[320], Now, out var next));
        Assert.Equal((0, 0), (next, ring.Unread));
    }

    [Fact]
    public void A_page_takes_over_from_a_sender_and_is_live()
    {
        source.Connect(first, Stream(), Now);
        Send(first, 0, 320, waiting: 5 * Second);
        source.Connect(second);
        Assert.True(first.IsCancellationRequested);
        source.Write(second, new float[320]);

        Assert.Equal((640, false), (ring.Unread, ring.InBurst));
        Assert.Null(supervised.Report().Message);
    }
}
