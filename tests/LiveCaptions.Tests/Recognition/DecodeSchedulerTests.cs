using LiveCaptions.Recognition;

namespace LiveCaptions.Tests.Recognition;

public sealed class DecodeSchedulerTests : IDisposable
{
    private readonly DecodeScheduler turns = new();

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
                end.Task.Wait(Test.Stop);
            },
            Test.Stop
        );
        return (taken, begun.Task, end);
    }

    [Fact]
    public async Task There_is_never_more_work_than_lanes()
    {
        using var two = new DecodeScheduler(2);
        var (now, most, threads) = (0, 0, new HashSet<int>());
        var guard = new Lock();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async _ =>
                {
                    var slot = new DecodeSlot();
                    for (var i = 0; i < 20; i++)
                    {
                        await two.TakeAsync(
                            slot,
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
                            Test.Stop
                        );
                    }
                })
        );

        Assert.InRange(most, 1, 2);
        Assert.InRange(threads.Count, 1, 2);
    }

    [Fact]
    public async Task While_one_track_decodes_the_others_wait_and_the_stalest_is_next()
    {
        var (host, guest) = (new DecodeSlot(), new DecodeSlot());
        var worked = new List<string>();
        await turns.TakeAsync(guest, () => { }, Test.Stop);
        await turns.TakeAsync(host, () => { }, Test.Stop);
        var (taken, begun, end) = Hold(turns);
        await begun;
        var waiting = new[]
        {
            turns.TakeAsync(host, () => worked.Add("host"), Test.Stop),
            turns.TakeAsync(guest, () => worked.Add("guest"), Test.Stop),
        };
        Assert.Empty(worked);

        end.SetResult();
        await Task.WhenAll([taken, .. waiting]);

        Assert.Equal(["guest", "host"], worked);
    }

    [Fact]
    public async Task A_track_stopped_while_waiting_neither_decodes_nor_delays_the_others()
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
        await turns.TakeAsync(new DecodeSlot(), () => { }, Test.Stop);

        Assert.False(worked);
    }

    [Fact]
    public async Task Work_that_fails_fails_for_its_track_only()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            turns.TakeAsync(new DecodeSlot(), () => throw new InvalidOperationException("Oops."), Test.Stop)
        );

        await turns.TakeAsync(new DecodeSlot(), () => { }, Test.Stop);
    }
}
