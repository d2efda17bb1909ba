using System.Globalization;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;

namespace LiveCaptions.EndToEnd.Relay;

/// <summary>
/// Real speech, recognised on two machines that hear the same, and read on a third one, while one after the other is killed.
/// </summary>
public sealed class RelayedSpeechTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Captions_outlive_the_store_and_the_machine_that_makes_them_and_no_word_is_lost_or_doubled()
    {
        await using var redis = await RoomRedis.StartAsync();
        var (first, second) = (ServiceProcess.FreePort(), ServiceProcess.FreePort());
        // A service is ready once it hears something.
        using var end = new CancellationTokenSource();
        var speech = SpeakAsync([first, second], end.Token);
        try
        {
            await using var captioner = await redis.ServeAsync("hall-a", "box-a", "captioner", Heard(first));
            await using var standby = await redis.ServeAsync("hall-a", "box-b", "captioner", Heard(second));
            await using var web = await redis.ServeAsync("hall-a", "web-1", "web");
            await UntilAsync(web, words => words.Length > 8);
            await using var viewer = await HubViewer.ConnectAsync(web.Address);

            await redis.KillAsync();
            await redis.StartAgainAsync();
            var told = (await ReadAsync(web)).Length;
            await UntilAsync(web, words => words.Length > told + 8);
            // Whichever machine writes dies; the other one has heard the same.
            var writer = captioner.Said.Contains("stands by", StringComparison.Ordinal) ? standby : captioner;
            var other = writer == captioner ? standby : captioner;
            await writer.KillAsync();
            told = (await ReadAsync(web)).Length;
            await UntilAsync(web, words => words.Length > told + 12);

            var read = await ReadAsync(web);
            var heard = (await other.WordsAsync()).Select(Plain).ToArray();
            var edits = Fewest(read, heard);
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{read.Length} words read, {heard.Length} heard, {edits} differ")
            );
            Assert.True(edits <= Math.Max(3, read.Length / 20), $"{string.Join(' ', read)}\n{string.Join(' ', heard)}");
            Assert.Equal(viewer.Orders.Order(), viewer.Orders);
        }
        finally
        {
            await end.CancelAsync();
            await speech.ContinueWith(
                _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }

    private static string Heard(int port) => string.Create(CultureInfo.InvariantCulture, $"udp://127.0.0.1:{port}");

    /// <summary>Plays the demo again and again to all of them at once.</summary>
    private static async Task SpeakAsync(int[] ports, CancellationToken stop)
    {
        var targets = ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"[f=mpegts]udp://127.0.0.1:{port}?pkt_size=1316"));
        await Cli.Wrap("ffmpeg")
            .WithArguments([
                "-v",
                "error",
                "-re",
                "-stream_loop",
                "-1",
                "-i",
                Repository.Demo,
                "-map",
                "0:a",
                "-c:a",
                "mp2",
                "-f",
                "tee",
                string.Join('|', targets),
            ])
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(stop);
    }

    private static async Task UntilAsync(ServiceProcess service, Func<string[], bool> isSo)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (!isSo(await ReadAsync(service)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(until) < Patience, $"Waited in vain. {service.Said}");
            await Task.Delay(Look, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The words that readers of this machine have.</summary>
    private static async Task<string[]> ReadAsync(ServiceProcess service) =>
        [.. (await TextAsync(service)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plain)];

    /// <summary>What subtitles of this machine have; empty while it knows no track.</summary>
    internal static async Task<string> TextAsync(ServiceProcess service)
    {
        using var http = new HttpClient();
        var vtt = await http.GetAsync(new Uri(service.Address, "api/tracks/main/captions.vtt"), TestContext.Current.CancellationToken);
        if (!vtt.IsSuccessStatusCode)
            return "";
        return SubtitleText.Of(await vtt.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Plain(string word) => string.Concat(word.ToLowerInvariant().Where(char.IsLetterOrDigit));

    /// <summary>
    /// The edits between what was read and what the machine that writes last has heard: either may have begun some words earlier.
    /// </summary>
    private static int Fewest(string[] read, string[] heard) =>
        Enumerable
            .Range(0, 16)
            .SelectMany(skip => new[] { (Read: read.Skip(skip), Heard: heard.AsEnumerable()), (Read: read, Heard: heard.Skip(skip)) })
            .Select(pair => (Read: pair.Read.ToArray(), Heard: pair.Heard.ToArray()))
            .Where(pair => pair.Read.Length >= 16 && pair.Heard.Length >= 16)
            .Min(pair => Alignment.Of(pair.Heard, pair.Read).Edits);
}
