using System.Diagnostics.Metrics;
using LiveCaptions.Audio;

namespace LiveCaptions.Tests.Audio;

public class SampleRingTests
{
    private static float[] Count(int from, int count) => [.. Enumerable.Range(from, count).Select(n => (float)n)];

    private static (float[] Sound, long Gap) Read(SampleRing ring, int max = 100)
    {
        var into = new float[max];
        var count = ring.Read(into, out var gap);
        return (into[..count], gap);
    }

    [Fact]
    public void Sound_is_read_as_it_was_written_wherever_it_wraps()
    {
        var ring = new SampleRing(7);
        var received = new List<float>();
        for (var i = 0; i < 50; i++)
        {
            ring.Write(Count(i * 5, 5));
            received.AddRange(Read(ring).Sound);
        }

        Assert.Equal(Count(0, 250), received);
        Assert.Equal((250, 0), (ring.Written, ring.Lost));
    }

    [Fact]
    public void The_oldest_sound_is_overwritten_and_its_gap_is_reported_once()
    {
        var ring = new SampleRing(10);
        ring.Write(Count(0, 8));
        ring.Write(Count(8, 8));

        var first = Read(ring, 4);
        Assert.Equal((6, 6), (first.Gap, ring.Lost));
        Assert.Equal(Count(6, 4), first.Sound);
        Assert.Equal(6, ring.Unread);
        Assert.Equal(0, Read(ring).Gap);
    }

    [Fact]
    public void A_block_longer_than_the_ring_leaves_its_end()
    {
        var ring = new SampleRing(10);
        ring.Write(Count(0, 3));
        ring.Write(Count(3, 25));

        var (sound, gap) = Read(ring);
        Assert.Equal(Count(18, 10), sound);
        Assert.Equal(18, gap);
    }

    [Fact]
    public void A_gap_is_reported_at_its_position_and_lengthens_the_timeline()
    {
        var ring = new SampleRing(100);
        ring.Write(Count(0, 3));
        ring.WriteGap(50);
        ring.WriteGap(5);
        ring.Write(Count(3, 4));

        Assert.Equal(62, ring.Written);
        var first = Read(ring);
        Assert.Equal((0, 3), (first.Gap, first.Sound.Length));
        var second = Read(ring);
        Assert.Equal((55, 4), (second.Gap, second.Sound.Length));
        Assert.Equal((0, 0), (ring.Lost, Read(ring).Gap));
    }

    [Fact]
    public async Task A_gap_without_sound_wakes_the_reader_and_is_reported_before_the_end()
    {
        var ring = new SampleRing(100);
        var waiting = ring.WaitAsync(Test.Stop).AsTask();
        ring.WriteGap(7);
        ring.Complete();
        await waiting;

        Assert.False(ring.Drained);
        Assert.Equal((7, 0), (Read(ring).Gap, Read(ring).Sound.Length));
        Assert.True(ring.Drained);
    }

    [Fact]
    public void A_gap_within_overwritten_sound_adds_to_the_missing_samples()
    {
        var ring = new SampleRing(10);
        ring.Write(Count(0, 5));
        ring.WriteGap(100);
        ring.Write(Count(5, 15));

        var (sound, gap) = Read(ring);
        Assert.Equal(Count(10, 10), sound);
        Assert.Equal((110, 10), (gap, ring.Lost));
    }

    [Fact]
    public void Overwritten_samples_are_counted_in_a_metric()
    {
        long counted = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == "LiveCaptions" && instrument.Name == "livecaptions.audio.samples.lost")
                it.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, value));
        listener.Start();

        new SampleRing(10).Write(Count(0, 1000));

        Assert.True(Interlocked.Read(ref counted) >= 990);
    }

    [Fact]
    public async Task A_reader_wakes_for_sound_and_for_its_end()
    {
        var ring = new SampleRing(10);
        var waiting = ring.WaitAsync(Test.Stop).AsTask();
        Assert.False(waiting.IsCompleted);

        ring.Write([1]);
        await waiting;
        Read(ring);
        Assert.False(ring.Drained);
        waiting = ring.WaitAsync(Test.Stop).AsTask();
        ring.Complete();
        await waiting;

        Assert.True(ring.Drained);
    }

    [Fact]
    public async Task A_writer_and_a_reader_in_parallel_lose_no_sample_uncounted()
    {
        const int Total = 200_000;
        var ring = new SampleRing(1000);
        var writer = Task.Run(
            () =>
            {
                for (var n = 0; n < Total; n += 160)
                    ring.Write(Count(n, 160));
                ring.Complete();
            },
            Test.Stop
        );
        long expected = 0;
        while (!ring.Drained)
        {
            await ring.WaitAsync(Test.Stop);
            var (sound, gap) = Read(ring, 300);
            expected += gap;
            foreach (var sample in sound)
                Assert.Equal(expected++, (long)sample);
        }
        await writer;

        Assert.Equal(Total, expected);
    }
}
