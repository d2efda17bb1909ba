using LiveCaptions.Viewers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Viewers;

/// <summary>The program that shows the captions to a viewer.</summary>
public class ViewerOriginTests
{
    private const string Kit = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ";

    [Theory]
    [InlineData(Kit + "Chrome/103.0.5060.134 Safari/537.36 OBS/30.2.3", "OBS 30.2.3")]
    [InlineData(Kit + "Chrome/127.0.6533.120 OBS/31.0.0 Safari/537.36", "OBS 31.0.0")]
    [InlineData(Kit + "Chrome/141.0.0.0 Safari/537.36", "Chrome 141")]
    [InlineData(Kit + "HeadlessChrome/141.0.0.0 Safari/537.36", "Chrome 141")]
    [InlineData(Kit + "Chrome/141.0.0.0 Safari/537.36 Edg/141.0.3537.71", "Edge 141")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox 145")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        "Safari 18.6"
    )]
    [InlineData("node", "another program")]
    [InlineData("", "another program")]
    [InlineData("OBS/<script>", "another program")]
    [InlineData("OBS/\u001b[31m", "another program")]
    [InlineData("OBS/99999999999", "OBS 9999")]
    public void A_browser_is_known_by_name_and_digits_alone(string agent, string browser) =>
        Assert.Equal(browser, ViewerOrigin.BrowserOf(agent));

    [Theory]
    [InlineData("/captions", "?page=overlay", "overlay", true)]
    [InlineData("/captions", "?page=live", "live", false)]
    [InlineData("/captions", "?page=builder", "builder", false)]
    [InlineData("/captions", "?page=", "", false)]
    [InlineData("/captions", "?page=my-own.html", "another page", true)]
    [InlineData("/captions", "?page=%1b%5b31m", "another page", true)]
    [InlineData("/captions", "?page=overlay&page=live", "another page", true)]
    [InlineData("/captions", "", "another page", true)]
    [InlineData("/api/tracks/main/events", "?page=overlay", "a feed", true)]
    public void A_page_says_its_name_and_only_ours_are_repeated(string path, string query, string page, bool isOverlay)
    {
        var context = new DefaultHttpContext { Request = { Path = path, QueryString = new(query) } };

        var origin = ViewerOrigin.Of(context.Request);

        Assert.Equal((page, isOverlay), (origin.Page, origin.IsOverlay));
    }

    [Fact]
    public void Viewers_are_listed_from_when_they_come_until_they_leave()
    {
        var time = new FakeTimeProvider();
        var connected = new ConnectedViewers(time);
        var first = connected.Enter(new("overlay", "OBS 30.2.3"));
        time.Advance(TimeSpan.FromMinutes(3));
        using var second = connected.Enter(new("overlay", "OBS 30.2.3"));

        Assert.Equal([TimeSpan.FromMinutes(3), TimeSpan.Zero], connected.Now.Select(viewer => viewer.For));
        first.Dispose();
        first.Dispose();
        Assert.Equal(TimeSpan.Zero, Assert.Single(connected.Now).For);
    }
}
