using System.Diagnostics;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;

namespace LiveCaptions.EndToEnd.Tracks;

/// <summary>A real service recognises for another one, over a network that breaks while somebody speaks.</summary>
public sealed class RemoteTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_go_on_without_a_seam_while_the_other_machine_is_away_and_when_it_is_back()
    {
        await using var box = await ServiceProcess.StartAsync("typed");
        await using var relay = new TcpRelay(box.Port);
        await using var here = await ServedAsync(relay, new { Source = Repository.Demo, Language = "en" });
        await using var viewer = await HubViewer.ConnectAsync(here.Address, "main");
        await here.UntilSaidAsync("recognises this computer's sound, with the model");

        await UntilAsync(() => Words(viewer) > 10, 60);
        await LossAsync(here, relay.Cut);
        Assert.Contains("is away", await MessageAsync(here), StringComparison.Ordinal);
        var heard = Words(viewer);
        await UntilAsync(() => Words(viewer) > heard + 8, 60);
        await ReturnAsync(here, relay);
        heard = Words(viewer);
        await UntilAsync(() => Words(viewer) > heard + 8, 60);
        await LossAsync(here, relay.FallSilent);
        relay.Mend();
        await here.UntilTrackAsync("ended");
        await UntilAsync(() => viewer.Newest is { Speaking: false }, 60);

        output.WriteLine(here.Said);
        var reference = ReferenceText.Load(Repository.DemoText);
        var shown = PlainWords.Of(viewer.Settled);
        var rate = 100.0 * Alignment.Of(reference.Words, shown).Edits / reference.Words.Length;
        output.WriteLine($"WER {rate:F1} %: {viewer.Settled}");
        // Nothing comes twice; the model itself makes 1 to 5 errors, by the start, and begins anew four times here.
        Assert.InRange(shown.Length, reference.Words.Length - 6, reference.Words.Length + 2);
        Assert.InRange(rate, 0, 15);
        Assert.Empty(await box.WordsAsync());
    }

    [Fact]
    public async Task What_neither_machine_can_recognise_is_told_in_a_sentence()
    {
        await using var box = await ServiceProcess.StartAsync("typed");
        await using var relay = new TcpRelay(box.Port);
        await using var here = await ServedAsync(relay, new { Source = Repository.Jfk, Language = "de" });

        await here.UntilSaidAsync("cannot recognise in its place, so there are no captions");
        Assert.Contains("there are no captions", await MessageAsync(here), StringComparison.Ordinal);
        Assert.Equal(0, await here.StopAsync());
    }

    private static Task<ServiceProcess> ServedAsync(TcpRelay relay, object track) =>
        ServiceProcess.StartAsync(
            track,
            environment: new Dictionary<string, string?> { ["LIVECAPTIONS__REMOTE__ADDRESS"] = relay.Address.ToString() }
        );

    /// <summary>Lets the network fail, until the service has noticed. On a busy machine it may have begun without the other one.</summary>
    private static async Task LossAsync(ServiceProcess service, Action fail)
    {
        await UntilAsync(() => Count(service, "is away, so") == Count(service, "is back and"), 60);
        var before = Count(service, "is away, so");
        fail();
        await UntilAsync(() => Count(service, "is away, so") > before, 60);
    }

    private static async Task ReturnAsync(ServiceProcess service, TcpRelay network)
    {
        var before = Count(service, "is back and");
        network.Mend();
        await UntilAsync(() => Count(service, "is back and") > before, 60);
    }

    private static int Count(ServiceProcess service, string part) => service.Said.Split(part).Length - 1;

    private static int Words(HubViewer viewer) => PlainWords.Of(viewer.Settled).Length;

    private static async Task<string> MessageAsync(ServiceProcess service) =>
        (await service.StatusAsync()).GetProperty("tracks")[0].GetProperty("message").GetString() ?? "";

    private static async Task UntilAsync(Func<bool> isSo, double seconds)
    {
        for (var wait = Stopwatch.StartNew(); !isSo(); await Task.Delay(50, Stop))
            Assert.True(wait.Elapsed.TotalSeconds < seconds, $"Waited {seconds} s in vain.");
    }
}
