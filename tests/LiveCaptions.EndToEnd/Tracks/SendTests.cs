using System.Diagnostics;
using System.Text;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;

namespace LiveCaptions.EndToEnd.Tracks;

/// <summary>The real program sends a clip to the real service, over a network that breaks twice.</summary>
public sealed class SendTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_are_complete_although_the_link_was_cut_and_fell_silent()
    {
        await using var service = await StartAsync();
        await using var relay = new TcpRelay(service.Port);
        await using var viewer = await HubViewer.ConnectAsync(service.Address, "stage");
        var (said, shown) = (new StringBuilder(), new StringBuilder());
        using var logs = new ScratchFolder();
        var sending = Cli.Wrap(Repository.Program)
            .WithArguments(["send", "--to", relay.Address.ToString(), "--track", "stage", "--source", Repository.Demo, "--show"])
            .WithEnvironmentVariables(e => e.Set("LIVECAPTIONS__LOG__FOLDER", logs.Path))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(said))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(shown))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(Stop);

        await UntilAsync(() => PlainWords.Of(viewer.Settled).Length > 15, 60);
        relay.Cut();
        await Task.Delay(TimeSpan.FromSeconds(4), Stop);
        relay.Mend();
        await UntilAsync(() => PlainWords.Of(viewer.Settled).Length > 50, 60);
        relay.FallSilent();
        await Task.Delay(TimeSpan.FromSeconds(8), Stop);
        relay.Mend();
        var result = await sending.Task.WaitAsync(TimeSpan.FromSeconds(90), Stop);
        await UntilAsync(() => viewer.Newest is { Speaking: false }, 60);

        output.WriteLine(said.ToString());
        output.WriteLine(shown.ToString());
        var reference = ReferenceText.Load(Repository.DemoText);
        var rate = 100.0 * Alignment.Of(reference.Words, PlainWords.Of(viewer.Settled)).Edits / reference.Words.Length;
        output.WriteLine($"WER {rate:F1} %: {viewer.Settled}");
        Assert.Equal(0, result.ExitCode);
        // A second of sound holds two or three words; how they are heard differs with the steps, and is not what is asked here.
        Assert.InRange(PlainWords.Of(viewer.Settled).Length, reference.Words.Length - 2, reference.Words.Length + 2);
        Assert.InRange(rate, 0, 15);
        Assert.Equal(2, Count(said.ToString(), "The link is back after"));
        Assert.DoesNotContain("missing", said.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("The sound is over, and all of it has come to the captioner.\n", said.ToString(), StringComparison.Ordinal);
        // A network that falls silent for seconds may cost the terminal a line that has rolled on meanwhile, and nobody else.
        var printed = 100.0 * Alignment.Of(reference.Words, PlainWords.Of(shown.ToString())).Edits / reference.Words.Length;
        Assert.InRange(printed, 0, 30);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_told_in_a_sentence()
    {
        await using var service = await StartAsync();
        var address = service.Address.ToString();

        (await ProgramRun.OfAsync("send", "--to", address, "--track", "nobody", "--source", Repository.Jfk)).ToldInALine(1, "stage");
        (await ProgramRun.OfAsync("send", "--to", address, "--source", Repository.Jfk)).ToldInALine(1, "does not listen to a page");
        (await ProgramRun.OfAsync("send", "--to", "box", "--source", Repository.Jfk)).ToldInALine(2, "no address of a captioner");
        (await ProgramRun.OfAsync("send", "--to", address, "--source", "typed")).ToldInALine(2, "no sound to send");
        (await ProgramRun.OfAsync("send", "--to", address, "--token-file", "/none", "--source", Repository.Jfk)).ToldInALine(2, "/none");
    }

    private static async Task<ServiceProcess> StartAsync()
    {
        var service = await ServiceProcess.StartAsync(Repository.Jfk);
        await service.PutTrackAsync("stage", new { Source = "browser", Language = "en" });
        return service;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task UntilAsync(Func<bool> isSo, double seconds)
    {
        for (var wait = Stopwatch.StartNew(); !isSo(); await Task.Delay(50, Stop))
            Assert.True(wait.Elapsed.TotalSeconds < seconds, $"Waited {seconds} s in vain.");
    }
}
