using LiveCaptions.Sending;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Sending;

public sealed class KeptSoundTests
{
    private const int Second = 16000;
    private readonly KeptSound kept = new();
    private readonly short[] sound = new short[3200];
    private int number;

    /// <summary>Appends samples that are numbered in their order.</summary>
    private void Append(int count, long gap = 0) =>
        kept.Append([.. Enumerable.Range(0, count).Select(_ => number++ % 30000 / 32768f)], gap);

    [Fact]
    public void Sound_is_read_again_from_any_position()
    {
        Append(320);
        Append(320);

        Assert.Equal((640, 0), (kept.Read(0, sound, out var at), at));
        Assert.Equal((240, 400), (kept.Read(400, sound, out at), at));
        Assert.Equal(400, sound[0]);
        Assert.Equal((100, 400), (kept.Read(400, sound.AsSpan(0, 100), out at), at));
        Assert.Equal((0, 640), (kept.Read(640, sound, out at), at));
    }

    [Fact]
    public void A_gap_is_read_as_a_position_that_goes_on_later()
    {
        Append(320);
        Append(320, gap: 1000);

        Assert.Equal((320, 0), (kept.Read(0, sound, out var at), at));
        Assert.Equal((320, 1320), (kept.Read(320, sound, out at), at));
        Assert.Equal(320, sound[0]);
        Assert.Equal(1640, kept.End);
    }

    [Fact]
    public void Sound_older_than_twenty_seconds_is_dropped()
    {
        for (var i = 0; i < 25; i++)
            Append(Second);
        Assert.Equal((5L * Second, 25L * Second), (kept.Start, kept.End));
        Assert.Equal((3200, 5L * Second), (kept.Read(0, sound, out var at), at));

        Append(320, gap: 60 * Second);
        Assert.Equal((320, 85L * Second), (kept.Read(0, sound, out at), at));
        Assert.Equal(25L * Second, kept.Start);
    }

    [Fact]
    public void Loud_sound_is_clipped()
    {
        kept.Append([2, -2], 0);
        kept.Read(0, sound, out _);
        Assert.Equal([short.MaxValue, short.MinValue], sound[..2]);
    }

    [Fact]
    public async Task A_wait_ends_with_enough_sound_with_the_end_or_in_the_end()
    {
        var clock = new FakeTimeProvider();
        var waiting = kept.WaitAsync(320, TimeSpan.FromSeconds(1), clock, Test.Stop);
        Append(160);
        Assert.False(waiting.IsCompleted);
        Append(160);
        await waiting;

        waiting = kept.WaitAsync(640, TimeSpan.FromSeconds(1), clock, Test.Stop);
        clock.Advance(TimeSpan.FromSeconds(1));
        await waiting;

        waiting = kept.WaitAsync(640, TimeSpan.FromSeconds(1), clock, Test.Stop);
        kept.Complete();
        await waiting;
    }

    [Fact]
    public void Waits_between_tries_grow_to_five_seconds_and_are_never_quite_the_same()
    {
        var wait = new ReconnectWait(new Random(1));
        double[] waits = [.. Enumerable.Range(0, 30).Select(_ => wait.Next().TotalSeconds)];

        Assert.InRange(waits[0], 0.125, 0.25);
        Assert.InRange(waits[2], 0.5, 1);
        Assert.All(waits[5..], seconds => Assert.InRange(seconds, 2.5, 5));
        Assert.Equal(30, waits.Distinct().Count());
        wait.Reset();
        Assert.InRange(wait.Next().TotalSeconds, 0.125, 0.25);
    }
}
