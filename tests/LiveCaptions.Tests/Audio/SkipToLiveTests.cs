using LiveCaptions.Audio;

namespace LiveCaptions.Tests.Audio;

public class SkipToLiveTests
{
    private readonly SampleRing ring = new(1000);
    private readonly float[] into = new float[1000];

    [Fact]
    public void All_but_the_newest_sound_is_dropped_and_reported_as_a_gap()
    {
        ring.Write([.. Enumerable.Range(0, 500).Select(i => (float)i)]);

        Assert.Equal(400, ring.SkipToLive(100));
        Assert.Equal(100, ring.Read(into, out var gap));

        Assert.Equal((400, 400), (gap, into[0]));
        Assert.Equal((500, 0), (ring.Written, ring.Lost));
    }

    [Fact]
    public void A_gap_within_the_dropped_sound_counts_too_so_that_times_stay_right()
    {
        ring.Write(new float[300]);
        ring.WriteGap(70);
        ring.Write(new float[200]);

        Assert.Equal(400, ring.SkipToLive(100));
        Assert.Equal(100, ring.Read(into, out var gap));

        Assert.Equal(470, gap);
    }

    [Fact]
    public void Nothing_is_dropped_when_little_sound_is_unread()
    {
        ring.Write(new float[80]);

        Assert.Equal(0, ring.SkipToLive(100));
        Assert.Equal(80, ring.Read(into, out var gap));

        Assert.Equal(0, gap);
    }
}
