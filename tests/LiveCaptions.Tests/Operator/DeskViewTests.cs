using LiveCaptions.Captions;
using LiveCaptions.Operator;
using LiveCaptions.Tests.Captions;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Operator;

public class DeskViewTests
{
    private readonly FakeTimeProvider clock = new(Talk.Start);
    private readonly TrackCaptions captions;

    public DeskViewTests() => captions = new("main", "Main hall", new(clock));

    [Fact]
    public void The_desk_shows_the_delay_of_the_last_five_minutes_and_how_fast_people_speak()
    {
        for (var i = 0; i < 400; i++)
        {
            clock.SetUtcNow(Talk.Start.AddSeconds(i));
            captions.Publish(Talk.Said(i, "four words a second"));
        }
        var view = DeskView.Of(captions, 10, maxSpeed: 180);

        Assert.Equal(150, view.Delays.Count);
        Assert.Equal((0L, 0.4), (view.Delays[^1].Ago, view.Delays[^1].Delay));
        Assert.True(view.TooFast);
        Assert.Equal(10, view.Words.Count);
    }
}
