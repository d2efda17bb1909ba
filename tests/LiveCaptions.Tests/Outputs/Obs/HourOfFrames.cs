using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>Frames for a text source, a second at a time: each begins when a text has just been sent.</summary>
/// <remarks>Each wait of the output differs from the one before, so that none is taken for another.</remarks>
internal sealed class HourOfFrames(Outlet<TextSourceOutput> outlet)
{
    private string[] meanwhile = [];

    /// <summary>Lets OBS's first events be over: until then, they may ring the output at any time.</summary>
    public async Task BeginAsync()
    {
        await UntilTextAsync("");
        for (var n = 0; n < 5; n++)
        {
            Offer($"before {n}");
            await outlet.PassUntilAskedAsync(0.1, "SetInputSettings", r => Text(r) == $"before {n}");
        }
        Pass(200);
        await SendAsync("now");
    }

    /// <summary>OBS has been asked and does not answer yet.</summary>
    public void Come()
    {
        foreach (var text in meanwhile)
            Offer(text);
        meanwhile = [];
    }

    /// <summary>Two texts, the first through frames that come faster than they may be sent.</summary>
    public async Task AsSpokenAsync(int second)
    {
        await TwoForOneAsync($"second {second} text 0");
        Pass(900);
        Offer($"second {second} text 0");
        await WaitsAsync(3070); // it was heard 930 ms ago
        await SendAsync($"second {second} text 1");
    }

    /// <summary>Ten texts of 26 frames, five of which come at once while OBS takes its time.</summary>
    public async Task AsManyAsThereCanBeAsync(int second)
    {
        for (var n = 0; n < 8; n++)
            await TwoForOneAsync($"second {second} text {n}");
        Pass(50);
        Offer($"second {second} text 8");
        await WaitsAsync(50);
        meanwhile = [.. Enumerable.Range(9, 5).Select(n => $"second {second} text {n}")];
        Pass(50);
        await UntilTextAsync($"second {second} text 8");
        await WaitsAsync(100);
        Pass(100);
        await UntilTextAsync($"second {second} text 13");
        await WaitsAsync(3900);
    }

    /// <summary>Waits until OBS gets a text, which must be this.</summary>
    public async Task UntilTextAsync(string text) => Assert.Equal(text, Text(await outlet.UntilAskedAsync("SetInputSettings")));

    private async Task TwoForOneAsync(string text)
    {
        Pass(50);
        Offer(text + " or not");
        await WaitsAsync(50);
        Pass(20);
        Offer(text);
        await WaitsAsync(30);
        Pass(30);
        await UntilTextAsync(text);
        await WaitsAsync(3970); // for the hold to be over, 30 ms of which it has been waited for
    }

    private async Task SendAsync(string text)
    {
        Offer(text);
        await UntilTextAsync(text);
        await WaitsAsync(4000);
    }

    private void Offer(string text) => outlet.Output.Offer(new("main", "main", 1, 0, 0, 0, false, "en", [new(1, text, "")]));

    private void Pass(int milliseconds) => outlet.Clock.Pass(TimeSpan.FromMilliseconds(milliseconds));

    private Task WaitsAsync(int milliseconds) => outlet.Clock.UntilWaitAsync(TimeSpan.FromMilliseconds(milliseconds), outlet.Stop);

    private static string? Text(FakeRequest request) => (string?)request.Data["inputSettings"]!["text"];
}
