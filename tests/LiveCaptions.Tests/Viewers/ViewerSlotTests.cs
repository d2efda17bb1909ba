using System.Diagnostics.Metrics;
using LiveCaptions.Captions;
using LiveCaptions.Viewers;

namespace LiveCaptions.Tests.Viewers;

public class ViewerSlotTests
{
    private static readonly CaptionFrame Any = new("main", "", 0, 0, 0, 0, true, "en", []);
    private readonly ViewerSlot slot = new() { Wants = (2, true) };

    private void Offer(params long[] sequences)
    {
        foreach (var sequence in sequences)
            slot.Offer(Any with { Sequence = sequence });
    }

    [Fact]
    public async Task A_slow_viewer_misses_frames_but_never_the_newest()
    {
        await using var viewer = slot.Frames(Test.Stop).GetAsyncEnumerator(Test.Stop);
        Offer(1, 2, 3);
        Assert.True(await viewer.MoveNextAsync());
        Assert.Equal(3, viewer.Current.Sequence);

        var next = viewer.MoveNextAsync();
        Assert.False(next.IsCompleted);
        Offer(4);
        Assert.True(await next);
        Assert.Equal(4, viewer.Current.Sequence);
    }

    [Fact]
    public void Frames_that_a_viewer_missed_are_counted()
    {
        long missed = 0;
        var thread = Environment.CurrentManagedThreadId;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == "LiveCaptions" && instrument.Name == "livecaptions.frames.skipped")
                it.EnableMeasurementEvents(instrument);
        };
        // Other tests count too, but on other threads.
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => missed += Environment.CurrentManagedThreadId == thread ? value : 0);
        listener.Start();

        Offer(1, 2, 3, 4, 5);

        Assert.Equal(4, missed);
    }

    [Fact]
    public async Task A_viewer_that_is_gone_ends_its_stream()
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        await using var viewer = slot.Frames(gone.Token).GetAsyncEnumerator(gone.Token);
        var next = viewer.MoveNextAsync().AsTask();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }
}
