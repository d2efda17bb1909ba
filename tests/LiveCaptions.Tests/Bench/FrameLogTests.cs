using LiveCaptions.Bench;
using LiveCaptions.Scoring;

namespace LiveCaptions.Tests.Bench;

public sealed class FrameLogTests
{
    private readonly FrameLog log = new();

    [Fact]
    public void Each_change_shows_the_settled_text_of_its_own_time()
    {
        log.Show(0.1, "good");
        log.Settle("good", joined: false);
        log.Settle("-bye", joined: true);
        log.Show(0.2, "");
        log.Settle("all", joined: false);
        log.Show(0.3, "of");

        Assert.Equal([new ScreenText(0.1, "", "good"), new(0.2, "good-bye", ""), new(0.3, "good-bye all", "of")], log);
        Assert.Equal(new ScreenText(0.1, "", "good"), log[0]);
    }

    [Fact]
    public void An_unchanged_screen_is_no_change()
    {
        log.Show(0.1, "good");
        log.Show(0.2, "good");
        log.Settle("good", joined: false);
        log.Show(0.3, "good");

        Assert.Equal([0.1, 0.3], log.Select(frame => frame.Time));
    }

    [Fact]
    public void A_log_that_was_read_may_grow()
    {
        log.Settle("good", joined: false);
        log.Show(0.1, "");
        Assert.Equal("good", log[^1].Settled);

        log.Settle("evening", joined: false);
        log.Show(0.2, "");

        Assert.Equal("good evening", log[^1].Settled);
    }
}
