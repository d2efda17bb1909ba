using LiveCaptions.Checks;
using LiveCaptions.Health;
using LiveCaptions.Viewers;

namespace LiveCaptions.Tests.Checks;

/// <summary>What the checks say of the overlays that are connected.</summary>
public class OverlayCheckTests
{
    private static ConnectedViewer Viewer(string page, string browser, double minutes) =>
        new(new(page, browser), TimeSpan.FromMinutes(minutes));

    private static Finding Look(params ConnectedViewer[] viewers) => OverlayCheck.Look(viewers, "http://127.0.0.1:4955");

    [Fact]
    public void The_overlay_in_OBS_is_named_first_with_its_version_and_since_when()
    {
        var found = Look(Viewer("overlay", "Chrome 141", 600), Viewer("live", "Safari 18.6", 5), Viewer("overlay", "OBS 30.2.3", 12.5));

        Assert.Equal(
            new Finding(
                Mark.Good,
                "Connected now: the overlay in OBS 30.2.3, for 12 min; the overlay in Chrome 141, for 10 h 0 min. Other pages: 1."
            ),
            found
        );
    }

    [Theory]
    [InlineData("overlay", "Chrome 141", "the overlay in Chrome 141, for 30 s.")]
    [InlineData("another page", "Edge 141", "another page in Edge 141, for 30 s.")]
    [InlineData("a feed", "another program", "a feed in another program, for 30 s.")]
    public void An_overlay_outside_OBS_counts_and_is_said_to_be_there(string page, string browser, string named) =>
        Assert.Equal(
            new Finding(Mark.Good, $"Connected now: {named} None of them is OBS's own browser."),
            Look(Viewer(page, browser, 0.5))
        );

    [Fact]
    public void Of_many_overlays_three_are_named() =>
        Assert.EndsWith(
            "; and 97 more.",
            Look([.. Enumerable.Range(0, 100).Select(n => Viewer("overlay", "OBS 31.0.0", n))]).About,
            StringComparison.Ordinal
        );

    [Fact]
    public void Readers_alone_are_no_overlay()
    {
        Assert.Equal("No overlay is connected.", Look().About);
        var found = Look(Viewer("live", "Safari 18.6", 5), Viewer("builder", "Chrome 141", 1));

        Assert.Equal((Mark.Doubtful, "No overlay is connected."), (found.Mark, found.About));
        Assert.StartsWith("Only other pages are connected (2)", found.Cause, StringComparison.Ordinal);
    }
}
