using System.Globalization;
using LiveCaptions.Audio.Files;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.EndToEnd.Speech;
using LiveCaptions.Hosting;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Audio;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.EndToEnd.LongRun;

/// <summary>
/// Hours of sound through the whole service, as fast as possible, in virtual time: a device that is lost and a wall clock that is set back
/// and forth every half hour, supervisor, ring, turns, desk, layouts, transcript and a viewer at the real hub. It computes for minutes, so
/// it runs only on request.
/// </summary>
public sealed class LongServiceTests : IDisposable
{
    private readonly ITestOutputHelper output;

    private const int Block = 3200; // 0.2 s, one read of a device
    private const double Episode = 0.5,
        Look = 1 / 6.0; // hours

    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly SteppedClock clock;
    private readonly ScriptedDevices devices = new(ScriptedDevices.Microphone("desk", isDefault: true));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public LongServiceTests(ITestOutputHelper output)
    {
        this.output = output;
        clock = new(time);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Eight hours with a script in the model's place, one with the model; LIVECAPTIONS_LONG_HOURS sets both.</summary>
    [Theory]
    [InlineData("script", 8)]
    [InlineData("model", 1)]
    public async Task Memory_handles_and_threads_stay_flat(string recogniser, double hours)
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("LIVECAPTIONS_LONG_TESTS") == "1",
            "it computes for minutes: set LIVECAPTIONS_LONG_TESTS=1"
        );
        if (Environment.GetEnvironmentVariable("LIVECAPTIONS_LONG_HOURS") is { } asked)
            hours = double.Parse(asked, CultureInfo.InvariantCulture);
        using var recognisers = new FollowedRecognisers(
            recogniser == "model" ? SpeechRecognisers.Load(EngineChoice.AsWritten(new())) : new TalkativeRecognisers()
        );
        var settings = new ServiceSettings
        {
            Server = new() { Port = ServiceProcess.FreePort() },
            Tracks = [new() { Source = TrackSettings.SoundDevice, Language = "en" }],
            Log = new() { Folder = folder.File("logs") },
        };
        var environment = new ServiceEnvironment(TextWriter.Null, new Dictionary<string, string>(), new FfmpegDecoder(), devices)
        {
            Time = clock,
        };
        await using var app = ServiceHost.Build(settings, recognisers, lanes: 1, environment);
        await ServiceHost.StartAsync(app, settings, Stop);
        var address = new Uri($"http://127.0.0.1:{settings.Server.Port}/");
        await using var viewer = await WatchAsync(address);

        output.WriteLine("| hours | words | RSS, MB | managed, MB | handles | threads |");
        var uses = await RunAsync(recognisers, address, hours);

        var (early, late) = (uses[uses.Count / 4], uses[^1]);
        Assert.True(late.Resident - early.Resident < 16L << 20, $"{early} {late}");
        Assert.InRange(late.Handles - early.Handles, -100, 5);
        Assert.InRange(late.Threads - early.Threads, -100, 5);
        Assert.True(late.Words > early.Words);
        await app.StopAsync(Stop);
    }

    /// <summary>Plays the demo clip in a loop, and measures the process every ten minutes of it.</summary>
    private async Task<List<Usage>> RunAsync(FollowedRecognisers recognisers, Uri address, double hours)
    {
        using var http = new HttpClient { BaseAddress = address };
        var clip = RealSpeech.Clip("demo").Chunk(Block).Where(block => block.Length == Block).ToArray();
        _ = await devices.Opened.Reader.ReadAsync(Stop); // the capture that the start opened to check the device
        var capture = await devices.Opened.Reader.ReadAsync(Stop);
        var (uses, lost, given, start) = (new List<Usage>(), 1, 0L, time.GetUtcNow());
        for (var n = 0; ; n++)
        {
            capture.Write(clip[n % clip.Length]);
            await recognisers.UntilAsync(given += Block, Stop);
            time.Advance(TimeSpan.FromSeconds(0.2));
            var now = (time.GetUtcNow() - start).TotalHours;
            if (now >= lost * Episode)
            {
                lost++;
                clock.Step(lost % 2 == 0 ? TimeSpan.FromHours(-1) : TimeSpan.FromHours(2));
                capture = await LoseAsync(capture);
            }
            if (now < (uses.Count + 1) * Look)
                continue;
            _ = await http.GetStringAsync(new Uri("status", UriKind.Relative), Stop);
            uses.Add(Usage.Now(now, recognisers.Words));
            output.WriteLine($"{uses[^1]}");
            if (now >= hours)
                return uses;
        }
    }

    /// <summary>Unplugs the device and plugs it in again.</summary>
    private async Task<ScriptedCapture> LoseAsync(ScriptedCapture capture)
    {
        capture.Lose();
        ScriptedCapture? next;
        for (; !devices.Opened.Reader.TryRead(out next); await Task.Delay(1, Stop))
            time.Advance(TimeSpan.FromSeconds(0.25));
        return next;
    }

    /// <summary>A viewer that reads all frames and drops them.</summary>
    private static async Task<HubConnection> WatchAsync(Uri address)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(address, "captions")).Build();
        await connection.StartAsync(Stop);
        _ = ReadAsync();
        return connection;

        async Task ReadAsync()
        {
            try
            {
                await foreach (var _ in connection.StreamAsync<Captions.CaptionFrame>("Watch", new WatchRequest())) { }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }
}
