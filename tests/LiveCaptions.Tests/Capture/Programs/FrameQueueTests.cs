using LiveCaptions.Capture.Native;
using LiveCaptions.Capture.Programs;

namespace LiveCaptions.Tests.Capture.Programs;

public sealed class FrameQueueTests
{
    private readonly FrameQueue queue;
    private readonly float[] to = new float[32];
    private long now = 1_000_000_000;

    public FrameQueueTests() => queue = new(rate: 1000, channels: 2, capacity: 8, () => now);

    /// <summary>Frames whose left samples count on from a number, and whose right ones are their negatives.</summary>
    private static float[] Frames(int from, int count) => [.. Enumerable.Range(from, count).SelectMany(i => new float[] { i, -i })];

    private (int Count, long Missing, float[] Frames) Read(int min = 1, int timeoutMs = 0)
    {
        var count = queue.Read(to, min, timeoutMs, out var missing);
        return (count, missing, to[..(Math.Max(0, count) * 2)]);
    }

    [Fact]
    public void Frames_come_out_as_they_went_in_round_the_end_of_the_ring()
    {
        for (var i = 0; i < 10; i++)
        {
            queue.Write(Frames(i * 5, 5));
            var (count, missing, frames) = Read();
            Assert.Equal((5, 0L), (count, missing));
            Assert.Equal(Frames(i * 5, 5), frames);
        }
    }

    [Fact]
    public void A_reader_that_is_late_gets_the_oldest_frames_then_the_gap_then_the_newest()
    {
        queue.Write(Frames(0, 6));
        queue.Write(Frames(6, 5)); // two fit
        queue.Write(Frames(11, 3)); // none is kept behind a gap

        Assert.Equal((8, 0L), (Read(min: 20).Count, 0L));
        queue.Write(Frames(14, 2));
        var after = Read();

        Assert.Equal((2, 6L), (after.Count, after.Missing));
        Assert.Equal(Frames(14, 2), after.Frames);
        Assert.Equal((16L, 6L), (queue.Figures.Captured, queue.Figures.Dropped));
    }

    [Fact]
    public void Too_few_frames_are_waited_for_until_the_time_is_over()
    {
        queue.Write(Frames(0, 2));

        Assert.Equal(2, Read(min: 4).Count);
        Assert.Equal(0, Read(min: 4).Count);
    }

    [Fact]
    public async Task A_waiting_reader_gets_what_comes()
    {
        var reading = Task.Run(() => Read(min: 3, timeoutMs: 60_000), Test.Stop);
        queue.Write(Frames(0, 2));
        queue.Write(Frames(2, 2));

        Assert.Equal(Frames(0, 4), (await reading).Frames);
    }

    [Fact]
    public async Task The_end_comes_after_what_is_left_and_a_cancelled_reader_returns_at_once()
    {
        queue.Write(Frames(0, 2));
        queue.End(Lcc.Stopped);

        Assert.Equal(2, Read(min: 5, timeoutMs: 60_000).Count);
        Assert.Equal(Lcc.Stopped, Read(min: 5, timeoutMs: 60_000).Count);

        var other = new FrameQueue(1000, 2, 8, () => now);
        var reading = Task.Run(() => other.Read(new float[8], 1, 60_000, out _), Test.Stop);
        other.Write([]);
        other.End(Lcc.Cancelled);
        Assert.Equal(Lcc.Cancelled, await reading);
        other.End(Lcc.Stopped);
        Assert.Equal(Lcc.Cancelled, other.Read(new float[8], 1, 0, out _));
    }

    [Fact]
    public void Deliveries_are_timed()
    {
        queue.Write(Frames(0, 1));
        now += 30_000_000;
        queue.Write(Frames(1, 1));
        now += 10_000_000;
        queue.Write(Frames(2, 1));

        var figures = queue.Figures;
        Assert.Equal((1_000_000_000, 1_040_000_000, 30_000_000), (figures.FirstAt, figures.LastAt, figures.LongestGap));
    }
}
