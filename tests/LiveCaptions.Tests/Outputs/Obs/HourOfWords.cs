using System.Globalization;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>Feeds numbered words to the stream, a second or more at a time; each step begins just after a caption was sent.</summary>
internal sealed class HourOfWords(Outlet<StreamCaptionOutput> outlet)
{
    private const int Hold = 4000,
        Pace = 500;

    private string shown = "";
    private int waits; // the current or next wait of the output in milliseconds

    /// <summary>Number of words fed so far.</summary>
    public int Said { get; private set; }

    /// <summary>Number of words that OBS received, in order.</summary>
    public int Sent { get; private set; }

    /// <summary>Number of captions that repeated the one before.</summary>
    public int Repeated { get; private set; }

    /// <summary>Waits until OBS's first events are over, which may wake the output at any time.</summary>
    public async Task BeginAsync()
    {
        await FeedAtOnceAsync();
        for (var n = 0; n < 5; n++)
            await AfterSilenceAsync();
        Sent = Said;
    }

    /// <summary>Counts a caption.</summary>
    public void Count(FakeRequest request)
    {
        var text = request.Text("captionText");
        if (text == shown)
            Repeated++;
        shown = text;
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            if (int.Parse(word, CultureInfo.InvariantCulture) == Sent + 1)
                Sent++;
    }

    /// <summary>Feeds four words, two per caption.</summary>
    public async Task AsSpokenAsync()
    {
        for (var n = 0; n < 2; n++)
        {
            await FeedAsync(after: 200, words: 1);
            await FeedAsync(after: 100, words: 1);
            await PassAsync();
            Assert.EndsWith($"{Said}", await CaptionAsync(), StringComparison.Ordinal);
            waits = Hold - 200;
        }
    }

    /// <summary>Feeds more words than two captions carry.</summary>
    public async Task ManyAtOnceAsync()
    {
        await FeedAsync(after: 200, words: 60);
        var since = 0;
        do
        {
            since += waits;
            await PassAsync();
            waits = Pace;
        } while (!(await CaptionAsync()).EndsWith($"{Said}", StringComparison.Ordinal));
        waits = Math.Max(Hold - since, Pace);
        Assert.True(since > 2 * Pace, "No more than two captions were needed.");
    }

    /// <summary>Waits in silence until the caption is cleared, then feeds a word.</summary>
    public async Task AfterSilenceAsync()
    {
        await outlet.PassUntilAskedAsync(waits / 1000.0, "SendStreamCaption", r => r.Text("captionText").Length == 0);
        outlet.Clock.Pass(TimeSpan.FromMilliseconds(Pace));
        await FeedAtOnceAsync();
    }

    private async Task FeedAtOnceAsync()
    {
        Feed(1);
        Assert.Equal($"{Said}", await CaptionAsync());
        waits = Hold;
    }

    private async Task FeedAsync(int after, int words)
    {
        await PassAsync(after);
        Feed(words);
        waits = waits > Pace ? Pace - after : waits - after;
    }

    private void Feed(int words)
    {
        outlet.Output.Words.Write(Talk.Said(outlet.Monotonic.Now.TotalSeconds, string.Join(' ', Enumerable.Range(Said + 1, words))));
        Said += words;
    }

    /// <summary>Waits until the output waits, and lets part of that time pass; by default all of it.</summary>
    private async Task PassAsync(int? milliseconds = null)
    {
        await outlet.Clock.UntilWaitingAsync(TimeSpan.FromMilliseconds(waits), outlet.Stop);
        outlet.Clock.Pass(TimeSpan.FromMilliseconds(milliseconds ?? waits));
    }

    private async Task<string> CaptionAsync() => (await outlet.UntilAskedAsync("SendStreamCaption")).Text("captionText");
}
