using LiveCaptions.Audio;

namespace LiveCaptions.Tests.Audio;

public class SkipToLiveTests
{
    private readonly SampleRing ring = new(1000);
    private readonly float[] into = new float[1000];

    [Fact]
    public void All_but_the_newest_is_left_out_and_told_as_a_gap()
    {
        ring.Write([.. Enumerable.Range(0, 500).Select(i => (float)i)]);

        Assert.Equal(400, ring.SkipToLive(100));
        Assert.Equal(100, ring.Read(into, out var gap));

        Assert.Equal((400, 400), (gap, into[0]));
        Assert.Equal((500, 0), (ring.Written, ring.Lost));
    }

    [Fact]
    public void A_gap_of_the_source_within_it_counts_too_so_that_times_stay_right()
    {
        ring.Write(new float[300]);
        ring.WriteGap(70);
        ring.Write(new float[200]);

        Assert.Equal(400, ring.SkipToLive(100));
        Assert.Equal(100, ring.Read(into, out var gap));

        Assert.Equal(470, gap);
    }

    [Fact]
    public void Where_little_waits_nothing_is_left_out()
    {
        ring.Write(new float[80]);

        Assert.Equal(0, ring.SkipToLive(100));
        Assert.Equal(80, ring.Read(into, out var gap));

        Assert.Equal(0, gap);
    }
}
