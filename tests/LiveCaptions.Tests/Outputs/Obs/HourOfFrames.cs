using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>Offers frames to a text source, a second at a time; each second begins just after a text was sent.</summary>
/// <remarks>Consecutive waits of the output differ in length, so that none is mistaken for another.</remarks>
internal sealed class HourOfFrames(Outlet<TextSourceOutput> outlet)
{
    private string[] pending = [];

    /// <summary>Waits until OBS's first events are over, which may wake the output at any time.</summary>
    public async Task BeginAsync()
    {
        await outlet.UntilAskedAsync("GetInputSettings");
        for (var n = 0; n < 5; n++)
        {
            Offer($"before {n}");
            await outlet.PassUntilAskedAsync(0.1, "SetInputSettings", r => Text(r) == $"before {n}");
        }
        Pass(200);
        await SendAsync("now");
    }

    /// <summary>Offers the pending frames while OBS has not answered yet.</summary>
    public void OfferPending()
    {
        foreach (var text in pending)
            Offer(text);
        pending = [];
    }

    /// <summary>Two texts, the first from frames that arrive faster than they may be sent.</summary>
    public async Task AsSpokenAsync(int second)
    {
        await TwoFramesOneTextAsync($"second {second} text 0");
        Pass(900);
        Offer($"second {second} text 0");
        await WaitsAsync(3070); // 4 s of hold, 930 ms of which have passed
        await SendAsync($"second {second} text 1");
    }

    /// <summary>Ten texts from 26 frames, five of which arrive at once while OBS is slow to answer.</summary>
    public async Task AtFullRateAsync(int second)
    {
        for (var n = 0; n < 8; n++)
            await TwoFramesOneTextAsync($"second {second} text {n}");
        Pass(50);
        Offer($"second {second} text 8");
        await WaitsAsync(50);
        pending = [.. Enumerable.Range(9, 5).Select(n => $"second {second} text {n}")];
        Pass(50);
        await UntilTextAsync($"second {second} text 8");
        await WaitsAsync(100);
        Pass(100);
        await UntilTextAsync($"second {second} text 13");
        await WaitsAsync(3900);
    }

    /// <summary>Waits for the next text that OBS gets, and asserts that it is this one.</summary>
    public async Task UntilTextAsync(string text) => Assert.Equal(text, Text(await outlet.UntilAskedAsync("SetInputSettings")));

    private async Task TwoFramesOneTextAsync(string text)
    {
        Pass(50);
        Offer(text + " or not");
        await WaitsAsync(50);
        Pass(20);
        Offer(text);
        await WaitsAsync(30);
        Pass(30);
        await UntilTextAsync(text);
        await WaitsAsync(3970); // 4 s of hold, 30 ms of which have passed
    }

    private async Task SendAsync(string text)
    {
        Offer(text);
        await UntilTextAsync(text);
        await WaitsAsync(4000);
    }

    private void Offer(string text) => outlet.Output.Offer(new("main", "main", 1, 0, 0, 0, false, "en", [new(1, text, "")]));

    private void Pass(int milliseconds) => outlet.Clock.Pass(TimeSpan.FromMilliseconds(milliseconds));

    private Task WaitsAsync(int milliseconds) => outlet.Clock.UntilWaitingAsync(TimeSpan.FromMilliseconds(milliseconds), outlet.Stop);

    private static string? Text(FakeRequest request) => (string?)request.Data["inputSettings"]!["text"];
}
