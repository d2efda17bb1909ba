using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
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
        """{"type":99}""",
        """{"type":6}""",
        """{"type":""",
        "[]",
        "\u0001",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Floods_fill_no_log_and_the_service_stays_ready()
    {
        using var folder = new ScratchFolder();
        await using var service = await ServiceProcess.StartAsync(await PaddedClip.WriteAsync(folder, "talk", Repository.Jfk, silence: 90));
        using var http = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(20) };
        var before = LogOf(service).Length;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var watch = Stopwatch.StartNew();
        var health = HealthAsync(http, over.Token);
        var answers = new ConcurrentDictionary<int, int>();
        var closed = new ConcurrentBag<int>();

        await Task.WhenAll(
            Parallel.ForAsync(0, Requests, Eight(), (i, _) => new(RequestAsync(http, i, answers))),
            Parallel.ForAsync(0, 100, Eight(), async (i, _) => closed.Add(await CallUntilClosedAsync(service, i)))
        );

        var seconds = watch.Elapsed.TotalSeconds;
        await over.CancelAsync();
        var delays = (await health).Order().ToArray();
        // The senders share the processors with the service, so one answer in a hundred may be late for their sake.
        var usual = delays[delays.Length * 99 / 100];
        var log = LogOf(service)[before..];
        output.WriteLine(
            $"{Requests} requests and {closed.Count} connections in {seconds:F0} s; health in {usual.TotalMilliseconds:F0} ms, at worst {delays[^1].TotalMilliseconds:F0} ms, of {delays.Length}; "
                + $"log +{log.Length} bytes; messages before the end of a connection {closed.Min()} to {closed.Max()}; "
                + string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}"))
        );
        Assert.DoesNotContain(answers.Keys, status => status >= 500);
        Assert.True(log.Length < 1000 * Math.Max(1, seconds), log);
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', log);
        Assert.InRange(usual, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.True(delays.Length > 10);
        Assert.Equal(0, await service.StopAsync());
    }

    private static ParallelOptions Eight() => new() { MaxDegreeOfParallelism = 8, CancellationToken = Stop };

    private static async Task RequestAsync(HttpClient http, int number, ConcurrentDictionary<int, int> answers)
    {
        using var request = new HttpRequestMessage(
            number % 5 == 0 ? HttpMethod.Post : HttpMethod.Get,
            new Uri(Addresses[number % Addresses.Length], UriKind.Relative)
        );
        using var answer = await http.SendAsync(request, Stop);
        answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
    }

    /// <summary>Sends calls as fast as they go until the service ends the connection.</summary>
    /// <returns>How many messages were sent.</returns>
    private static async Task<int> CallUntilClosedAsync(ServiceProcess service, int number)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(service.Address) { Scheme = "ws", Path = "captions" }.Uri, Stop);
        var reading = ReadAsync(socket);
        var sent = 0;
        try
        {
            await SendAsync(socket, """{"protocol":"json","version":1}""");
            // Some fit into the buffers between, so their number says nothing; that it ends does.
            for (; !reading.IsCompleted; sent++)
                await SendAsync(socket, Calls[(number + sent) % Calls.Length]);
        }
        catch (WebSocketException)
        {
            // Closed meanwhile.
        }
        await reading.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        return sent;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, Stop);

    private static async Task ReadAsync(ClientWebSocket socket)
    {
        var bytes = new byte[4096];
        try
        {
            while ((await socket.ReceiveAsync(bytes, Stop)).MessageType != WebSocketMessageType.Close) { }
        }
        catch (WebSocketException)
        {
            // Closed without a message.
        }
    }

    private static async Task<List<TimeSpan>> HealthAsync(HttpClient http, CancellationToken over)
    {
        var delays = new List<TimeSpan>();
        while (!over.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative), Stop);
            Assert.True(answer.IsSuccessStatusCode);
            delays.Add(watch.Elapsed);
            await Task.Delay(50, Stop);
        }
        return delays;
    }

    private static string LogOf(ServiceProcess service) =>
        string.Concat(Directory.EnumerateFiles(service.Logs, "*.log").Order(StringComparer.Ordinal).Select(Read));

    private static string Read(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd();
    }
}
