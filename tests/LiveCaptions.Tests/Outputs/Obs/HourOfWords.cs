using System.Globalization;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>Numbered words for the stream, a second or more at a time: each begins when a caption has just been sent.</summary>
internal sealed class HourOfWords(Outlet<StreamCaptionOutput> outlet)
{
    private const int Hold = 4000,
        Pace = 500;

    private string shown = "";
    private int waits; // milliseconds that the output waits now, or is about to

    /// <summary>Words said so far.</summary>
    public int Said { get; private set; }

    /// <summary>Words that OBS got, each behind the one before.</summary>
    public int Sent { get; private set; }

    /// <summary>Captions that were the same as the one before.</summary>
    public int Repeated { get; private set; }

    /// <summary>Lets OBS's first events be over: until then, they may ring the output at any time.</summary>
    public async Task BeginAsync()
    {
        await HearAtOnceAsync();
        for (var n = 0; n < 5; n++)
            await AfterSilenceAsync();
        Sent = Said;
    }

    /// <summary>A caption came.</summary>
    public void Take(FakeRequest request)
    {
        var text = request.Text("captionText");
        if (text == shown)
            Repeated++;
        shown = text;
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            if (int.Parse(word, CultureInfo.InvariantCulture) == Sent + 1)
                Sent++;
    }

    /// <summary>Four words, two for each caption.</summary>
    public async Task AsSpokenAsync()
    {
        for (var n = 0; n < 2; n++)
        {
            await HearAsync(after: 200, words: 1);
            await HearAsync(after: 100, words: 1);
            await PassAsync();
            Assert.EndsWith($"{Said}", await CaptionAsync(), StringComparison.Ordinal);
            waits = Hold - 200;
        }
    }

    /// <summary>More words than several captions carry.</summary>
    public async Task ManyAtOnceAsync()
    {
        await HearAsync(after: 200, words: 60);
        var since = 0;
        do
        {
            since += waits;
            await PassAsync();
            waits = Pace;
        } while (!(await CaptionAsync()).EndsWith($"{Said}", StringComparison.Ordinal));
        waits = Math.Max(Hold - since, Pace);
        Assert.True(since > 2 * Pace, "It took no more than two captions.");
    }

    /// <summary>Nothing for so long that the caption is cleared; then a word.</summary>
    public async Task AfterSilenceAsync()
    {
        await outlet.PassUntilAskedAsync(waits / 1000.0, "SendStreamCaption", r => r.Text("captionText").Length == 0);
        outlet.Clock.Pass(TimeSpan.FromMilliseconds(Pace));
        await HearAtOnceAsync();
    }

    private async Task HearAtOnceAsync()
    {
        Hear(1);
        Assert.Equal($"{Said}", await CaptionAsync());
        waits = Hold;
    }

    private async Task HearAsync(int after, int words)
    {
        await PassAsync(after);
        Hear(words);
        waits = waits > Pace ? Pace - after : waits - after;
    }

    private void Hear(int words)
    {
        outlet.Output.Words.Write(Talk.Said(outlet.Monotonic.Now.TotalSeconds, string.Join(' ', Enumerable.Range(Said + 1, words))));
        Said += words;
    }

    /// <summary>Waits until the output waits, and lets so much of that pass; by default all.</summary>
    private async Task PassAsync(int? milliseconds = null)
    {
        await outlet.Clock.UntilWaitAsync(TimeSpan.FromMilliseconds(waits), outlet.Stop);
        outlet.Clock.Pass(TimeSpan.FromMilliseconds(milliseconds ?? waits));
    }

    private async Task<string> CaptionAsync() => (await outlet.UntilAskedAsync("SendStreamCaption")).Text("captionText");
}
