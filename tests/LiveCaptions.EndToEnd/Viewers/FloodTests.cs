using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Viewers;

/// <summary>A service that captions speech while programs of this machine, which have no limit, send it what they like.</summary>
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int Requests = 20_000;

    private static readonly string[] Addresses =
    [
        "api/tracks/main/captions.vtt",
        "api/tracks/main/captions.vtt",
        "api/tracks/attic/captions.vtt",
        "api/tracks/second/captions.vtt",
        "tracks/second/captions.vtt",
        "api/tracks/second/events",
        "api/tracks/all/events",
        "api/tracks/second/status",
        "api/tracks/main/events?lines=99",
        "api/tracks/%1b%5b31m/events",
        "api/tracks/a%0d%0aERR%20forged/status",
        "api/tracks",
        "api/tracks/main/socket",
        "tracks/main/socket?hold=1e999",
        "captions",
        "captions?id=none",
        "captions/negotiate?negotiateVersion=9",
        "status",
        "nothing/here",
        "assets/../../etc/passwd",
        "api/openapi.json",
        "api/tracks/main?words=-1",
    ];

    private const string Secret = "rhubarb",
        Handshake = """{"protocol":"json","version":1}""";

    /// <summary>What a viewer may send to the hub after its handshake, right or not.</summary>
    private static readonly string[] Calls =
    [
        """{"type":4,"invocationId":"1","target":"Watch","arguments":[{"track":"attic"}]}""",
        """{"type":4,"invocationId":"2","target":"Watch","arguments":[{"track":"\u001b[31m\n2026 ERR forged"}]}""",
        """{"type":4,"invocationId":"3","target":"Read","arguments":[{"since":"yesterday"}]}""",
        """{"type":4,"invocationId":"4","target":"Watch","arguments":[]}""",
        """{"type":4,"invocationId":"5","target":"Watch","arguments":[null]}""",
        """{"type":1,"invocationId":"6","target":"Nothing","arguments":[]}""",
        """{"type":1,"target":"Watch","arguments":[null]}""",
        """{"type":4,"invocationId":"7","target":"Watch","arguments":[{"track":"second"}]}""",
        """{"type":4,"invocationId":"8","target":"Read","arguments":[{"track":"second"}]}""",
        """{"type":4,"invocationId":"9","target":"Watch","arguments":[{"track":"all"}]}""",
        """{"type":99}""",
        """{"type":6}""",
        """{"type":""",
        "[]",
        "\u0001",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Floods_fill_no_log_show_no_held_word_and_delay_neither_captions_nor_health()
    {
        await using var service = await ServiceProcess.StartAsync(new { Source = "demo" }, second: new { Source = "typed" });
        using var http = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(20) };
        await HoldBackAsync(http);
        await service.UntilTrackAsync("running");
        var quiet = await DelaysAsync(service, WithinAsync(TimeSpan.FromSeconds(30)));
        var before = LogOf(service).Length;
        var watch = Stopwatch.StartNew();
        var answers = new ConcurrentDictionary<int, int>();
        var closed = new ConcurrentBag<TalkativeViewer>();

        var flood = Task.WhenAll(
            Parallel.ForAsync(0, Requests, Eight(), (i, _) => new(RequestAsync(http, i, answers))),
            Parallel.ForAsync(0, 100, Eight(), async (i, _) =>
                closed.Add(await TalkativeViewer.TalkAsync(AddressOf(service, i), Message(i)))
            )
        );
        var (health, delays) = (new HealthProbe(service.Address), DelaysAsync(service, flood));
        await flood;

        var seconds = watch.Elapsed.TotalSeconds;
        var ready = health.End();
        var late = await delays;
        var log = LogOf(service)[before..];
        output.WriteLine(
            $"{Requests} requests and {closed.Count} connections in {seconds:F0} s; health in {ready[ready.Length / 2].TotalMilliseconds:F0} ms, at worst {ready[^1].TotalMilliseconds:F0} ms, of {ready.Length}; "
                + $"log +{log.Length} bytes; delay of words {Middle(quiet):F2} s before and {Middle(late):F2} s meanwhile; "
                + $"messages before the end of a connection {closed.Min(c => c.Sent)} to {closed.Max(c => c.Sent)}, closed after {closed.Average(c => c.ClosedAfter.TotalMilliseconds):F0} ms, at most {closed.Max(c => c.ClosedAfter.TotalMilliseconds):F0} ms; "
                + string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}"))
        );
        Assert.DoesNotContain(answers.Keys, status => status >= 500);
        Assert.True(log.Length < 1000 * Math.Max(1, seconds), log);
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', log);
        Assert.DoesNotContain(Secret, log, StringComparison.Ordinal);
        Assert.All(closed, viewer => Assert.DoesNotContain(Secret, viewer.Heard, StringComparison.Ordinal));
        Assert.InRange(ready[^1], TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.True(ready.Length > 10);
        Assert.Equal(0, await service.StopAsync());
    }

    /// <summary>Says the secret on a track whose words reach nobody but the operator.</summary>
    private static async Task HoldBackAsync(HttpClient http)
    {
        foreach (var output in new[] { "overlay", "readers" })
            (
                await http.PutAsJsonAsync(new Uri($"api/tracks/second/outputs/{output}", UriKind.Relative), new { on = false }, Stop)
            ).Dispose();
        using var said = await http.PostAsJsonAsync(new Uri("api/tracks/second/lines", UriKind.Relative), new { text = Secret }, Stop);
        Assert.True(said.IsSuccessStatusCode);
        Assert.Contains(Secret, await http.GetStringAsync(new Uri("api/tracks/second", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    private static Uri AddressOf(ServiceProcess service, int number) =>
        new(service.Address, number % 4 == 3 ? "api/tracks/second/socket" : "captions");

    private static Func<int, string> Message(int viewer) =>
        number => (number == 0 ? Handshake : Calls[(viewer + number) % Calls.Length]) + '\u001e';

    private static ParallelOptions Eight() => new() { MaxDegreeOfParallelism = 8, CancellationToken = Stop };

    private static async Task RequestAsync(HttpClient http, int number, ConcurrentDictionary<int, int> answers)
    {
        using var request = new HttpRequestMessage(
            number % 5 == 0 ? HttpMethod.Post : HttpMethod.Get,
            new Uri(Addresses[number % Addresses.Length], UriKind.Relative)
        );
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
        await using var body = await answer.Content.ReadAsStreamAsync(Stop);
        // A stream of events goes on; its first frame is what is on screen.
        var heard = new byte[64 * 1024];
        var count =
            answer.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? await body.ReadAsync(heard, Stop)
                : await body.ReadAtLeastAsync(heard, heard.Length, throwOnEndOfStream: false, Stop);
        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(heard, 0, count), StringComparison.Ordinal);
    }

    /// <summary>The seconds from sound to words, each time that they change.</summary>
    private static async Task<List<double>> DelaysAsync(ServiceProcess service, Task over)
    {
        var delays = new List<double>();
        for (; !over.IsCompleted; await Task.Delay(250, Stop))
            if ((await service.StatusAsync()).GetProperty("tracks")[0].GetProperty("delay").GetDouble() is > 0 and var delay)
                if (delays.Count == 0 || delays[^1] != delay)
                    delays.Add(delay);
        return delays;
    }

    private static Task WithinAsync(TimeSpan time) => Task.Delay(time, Stop);

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string LogOf(ServiceProcess service) =>
        string.Concat(Directory.EnumerateFiles(service.Logs, "*.log").Order(StringComparer.Ordinal).Select(Read));

    private static string Read(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd();
    }
}
