using LiveCaptions.Captions;
using LiveCaptions.Outputs.Obs.Screen;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Outputs.Obs.Screen;

public class NewestFrameTests
{
    private readonly FakeTimeProvider time = new();
    private readonly NewestFrame newest;

    public NewestFrameTests() => newest = new(new(time));

    private static CaptionFrame Frame(long sequence) => new("main", "main", sequence, 0, 0, 0, true, "en", []);

    [Fact]
    public void The_newest_frame_replaces_the_one_waiting_and_keeps_its_waiting_time()
    {
        newest.Offer(Frame(1));
        time.Advance(TimeSpan.FromSeconds(2));
        newest.Offer(Frame(2));

        Assert.True(newest.IsWaiting);
        Assert.Equal(new(Frame(2), TimeSpan.Zero), newest.Take());
        Assert.False(newest.IsWaiting);
        Assert.Null(newest.Take());
    }

    [Fact]
    public void A_frame_offered_after_a_take_waits_from_then_on()
    {
        newest.Offer(Frame(1));
        newest.Take();
        time.Advance(TimeSpan.FromSeconds(2));
        newest.Offer(Frame(2));

        Assert.Equal(TimeSpan.FromSeconds(2), newest.Take()?.Since);
    }
}
