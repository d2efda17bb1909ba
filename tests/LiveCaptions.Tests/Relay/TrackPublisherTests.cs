using LiveCaptions.Captions;
using LiveCaptions.Relay;
using LiveCaptions.Tests.Captions;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Relay;

/// <summary>The loop that brings captions to the store.</summary>
public class TrackPublisherTests
{
    [Fact]
    public async Task A_fault_of_the_program_does_not_end_it()
    {
        var clock = new ManualClock();
        var captions = new TrackCaptions("main", "Hall", new(clock));
        var stored = new TaskCompletionSource<RelayFrame>(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = new MemoryStore(clock, frame => stored.TrySetResult(frame));
        var faults = 0;
        var publisher = new TrackPublisher(
            captions,
            store.For("a"),
            "a",
            () => faults++ == 0 ? throw new InvalidOperationException("A fault.") : null,
            new(clock),
            NullLogger.Instance
        );
        using var stop = new CancellationTokenSource();
        captions.Publish(Talk.Said(1, "good evening"));
        var running = publisher.RunAsync(stop.Token);

        await clock.PassAsync(TimeSpan.FromSeconds(0.2), Test.Stop);

        Assert.Equal(
            "good evening",
            string.Join(' ', (await stored.Task).Events[0].Event.Change!.Overlay.Settled.Select(word => word.Text))
        );
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task At_the_end_the_last_words_go_out_and_another_machine_may_go_on_at_once()
    {
        var clock = new ManualClock();
        var captions = new TrackCaptions("main", "Hall", new(clock));
        var frames = new List<RelayFrame>();
        var store = new MemoryStore(clock, frames.Add);
        var publisher = new TrackPublisher(captions, store.For("a"), "a", () => null, new(clock), NullLogger.Instance);
        await publisher.StepAsync(Test.Stop);
        captions.Publish(Talk.Said(1, "good night"));

        await publisher.LeaveAsync(ended: true, Test.Stop);

        Assert.True(frames[^1].Ended);
        Assert.Single(frames[^1].Events);
        Assert.True((await store.For("b").AcquireAsync("main", 0, Claim.IfFree, Test.Stop)).IsGranted);
    }
}
