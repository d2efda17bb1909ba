using LiveCaptions.Captions;
using LiveCaptions.Outputs.Obs.Screen;

namespace LiveCaptions.Tests.Outputs.Obs.Screen;

public sealed class TextOnScreenTests
{
    private readonly TextOnScreen screen = new(TimeSpan.FromSeconds(4));

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static CaptionFrame Frame(bool speaking) => new("main", "main", 1, 0, 0, 0, speaking, "en", [new(0, "good bye", "")]);

    [Fact]
    public void It_is_over_once_and_then_nothing_is_due()
    {
        screen.Take(Frame(speaking: true), At(1));
        Assert.Null(screen.OverAfter(At(9)));
        screen.Take(Frame(speaking: false), At(10));

        Assert.Equal(("good bye", At(14)), (screen.At(At(13.9)), screen.OverAfter(At(13.9))));
        Assert.Equal(("", null), (screen.At(At(14)), screen.OverAfter(At(14))));
    }
}
