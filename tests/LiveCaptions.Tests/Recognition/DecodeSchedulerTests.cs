using LiveCaptions.Recognition;

namespace LiveCaptions.Tests.Recognition;

public sealed class DecodeSchedulerTests : IDisposable
{
    private readonly DecodeScheduler turns = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => turns.Dispose();

    /// <summary>A turn that lasts until the test ends it.</summary>
    private static (Task Taken, Task Begun, TaskCompletionSource End) Hold(DecodeScheduler on)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = new TaskCompletionSource();
        var taken = on.TakeAsync(
            new DecodeSlot(),
            () =>
            {
                begun.SetResult();
                end.Task.Wait(Stop);
            },
            Stop
        );
        return (taken, begun.Task, end);
    }

    [Fact]
    public async Task Never_do_more_work_than_there_are_lanes_and_no_more_threads()
    {
        using var two = new DecodeScheduler(2);
        var (now, most, threads) = (0, 0, new HashSet<int>());
        var guard = new Lock();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async _ =>
                {
                    var seat = new DecodeSlot();
                    for (var i = 0; i < 20; i++)
                    {
                        await two.TakeAsync(
                            seat,
                            () =>
                            {
                                lock (guard)
                                {
                                    most = Math.Max(most, ++now);
                                    threads.Add(Environment.CurrentManagedThreadId);
                                }
                                lock (guard)
                                    now--;
                            },
                            Stop
                        );
                    }
                })
        );

        Assert.InRange(most, 1, 2);
        Assert.InRange(threads.Count, 1, 2);
    }

    [Fact]
    public async Task While_one_works_the_others_wait_and_then_the_stalest_is_next()
    {
        var (host, guest) = (new DecodeSlot(), new DecodeSlot());
        var worked = new List<string>();
        await turns.TakeAsync(guest, () => { }, Stop);
        await turns.TakeAsync(host, () => { }, Stop);
        var (taken, begun, end) = Hold(turns);
        await begun;
        var waiting = new[]
        {
            turns.TakeAsync(host, () => worked.Add("host"), Stop),
            turns.TakeAsync(guest, () => worked.Add("guest"), Stop),
        };
        Assert.Empty(worked);

        end.SetResult();
        await Task.WhenAll([taken, .. waiting]);

        Assert.Equal(["guest", "host"], worked);
    }

    [Fact]
    public async Task Who_is_stopped_while_waiting_does_not_work_and_holds_up_nobody()
    {
        using var stop = new CancellationTokenSource();
        var (taken, begun, end) = Hold(turns);
        await begun;
        var worked = false;
        var stopped = turns.TakeAsync(new DecodeSlot(), () => worked = true, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);

        end.SetResult();
        await taken;
        await turns.TakeAsync(new DecodeSlot(), () => { }, Stop);

        Assert.False(worked);
    }

    [Fact]
    public async Task Work_that_fails_fails_for_its_track_only()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            turns.TakeAsync(new DecodeSlot(), () => throw new InvalidOperationException("Oops."), Stop)
        );

        await turns.TakeAsync(new DecodeSlot(), () => { }, Stop);
    }
}
