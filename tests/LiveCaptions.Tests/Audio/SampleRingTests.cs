using System.Diagnostics.Metrics;
using LiveCaptions.Audio;

namespace LiveCaptions.Tests.Audio;

public class SampleRingTests
{
    private static float[] Count(int from, int count) => [.. Enumerable.Range(from, count).Select(n => (float)n)];

    private static (float[] Sound, long Gap) Take(SampleRing ring, int most = 100)
    {
        var into = new float[most];
        var count = ring.Read(into, out var gap);
        return (into[..count], gap);
    }

    [Fact]
    public void Sound_comes_out_as_it_went_in_however_the_pieces_wrap()
    {
        var ring = new SampleRing(7);
        var heard = new List<float>();
        for (var i = 0; i < 50; i++)
        {
            ring.Write(Count(i * 5, 5));
            heard.AddRange(Take(ring).Sound);
        }

        Assert.Equal(Count(0, 250), heard);
        Assert.Equal((250, 0), (ring.Written, ring.Lost));
    }

    [Fact]
    public void The_oldest_is_overwritten_and_the_gap_is_told_once()
    {
        var ring = new SampleRing(10);
        ring.Write(Count(0, 8));
        ring.Write(Count(8, 8));

        var first = Take(ring, 4);
        Assert.Equal((6, 6), (first.Gap, ring.Lost));
        Assert.Equal(Count(6, 4), first.Sound);
        Assert.Equal(6, ring.Unread);
        Assert.Equal(0, Take(ring).Gap);
    }

    [Fact]
    public void A_piece_longer_than_the_ring_leaves_its_end()
    {
        var ring = new SampleRing(10);
        ring.Write(Count(0, 3));
        ring.Write(Count(3, 25));

        var (sound, gap) = Take(ring);
        Assert.Equal(Count(18, 10), sound);
        Assert.Equal(18, gap);
    }

    [Fact]
    public void A_gap_is_told_where_it_is_and_lengthens_the_timeline()
    {
        var ring = new SampleRing(100);
        ring.Write(Count(0, 3));
        ring.WriteGap(50);
        ring.WriteGap(5);
        ring.Write(Count(3, 4));

        Assert.Equal(62, ring.Written);
        var first = Take(ring);
        Assert.Equal((0, 3), (first.Gap, first.Sound.Length));
        var second = Take(ring);
        Assert.Equal((55, 4), (second.Gap, second.Sound.Length));
        Assert.Equal((0, 0), (ring.Lost, Take(ring).Gap));
    }

    [Fact]
    public async Task A_gap_without_sound_wakes_the_reader_and_is_told_before_the_end()
    {
        var ring = new SampleRing(100);
        var waiting = ring.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        ring.WriteGap(7);
        ring.Complete();
        await waiting;

        Assert.False(ring.Drained);
        Assert.Equal((7, 0), (Take(ring).Gap, Take(ring).Sound.Length));
        Assert.True(ring.Drained);
    }

    [Fact]
    public void A_gap_in_sound_that_was_overwritten_adds_to_what_is_missing()
    {
        var ring = new SampleRing(10);
        ring.Write(Count(0, 5));
        ring.WriteGap(100);
        ring.Write(Count(5, 15));

        var (sound, gap) = Take(ring);
        Assert.Equal(Count(10, 10), sound);
        Assert.Equal((110, 10), (gap, ring.Lost));
    }

    [Fact]
    public void Lost_samples_are_counted_for_the_operator()
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
        var waiting = ring.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);

        ring.Write([1]);
        await waiting;
        Take(ring);
        Assert.False(ring.Drained);
        waiting = ring.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        ring.Complete();
        await waiting;

        Assert.True(ring.Drained);
    }

    [Fact]
    public async Task One_writer_and_one_reader_lose_nothing_that_is_not_counted()
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
            TestContext.Current.CancellationToken
        );
        long expected = 0;
        while (!ring.Drained)
        {
            await ring.WaitAsync(TestContext.Current.CancellationToken);
            var (sound, gap) = Take(ring, 300);
            expected += gap;
            foreach (var sample in sound)
                Assert.Equal(expected++, (long)sample);
        }
        await writer;

        Assert.Equal(Total, expected);
    }
}
