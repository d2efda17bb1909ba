using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Benchmarks;

/// <summary>
/// Measures how long a settled word takes until OBS has confirmed it, as text of a source and as a caption in the stream; the demo's
/// words come at their own times, one by one. OBS must be running, and streaming for the captions:
/// <c>dotnet run --project tests/LiveCaptions.Benchmarks -c Release -- obs ws://127.0.0.1:4455 PASSWORDFILE</c>.
/// </summary>
internal static class ObsDelays
{
    private const string Source = "LiveCaptions benchmark";

    public static async Task MeasureAsync(string address, string passwordFile)
    {
        var clock = new MonotonicClock(TimeProvider.System);
        await using var obs = new ObsClient(ObsConnectionOptions.From(new ObsSettings { Address = address, PasswordFile = passwordFile }));
        obs.Start();
        await obs.WaitReadyAsync();
        var version = await obs.GetVersionAsync();
        var setup = new ObsSetup(obs);
        await setup.SetUpAsync(new(Source, null, ObsSourceKind.Text, new("http://127.0.0.1:4955/overlay"), 42), CancellationToken.None);
        try
        {
            var delays = await SpeakAsync(obs, clock);
            Console.WriteLine(
                $"OBS {version.ObsVersion}, obs-websocket {version.ObsWebSocketVersion}; milliseconds from settling a word to OBS's answer"
            );
            foreach (var (output, seconds) in delays.OrderBy(d => d.Key))
                Console.WriteLine(Line(output, [.. seconds.Order()]));
        }
        finally
        {
            await setup.RemoveAsync(CancellationToken.None);
        }
    }

    private static async Task<ConcurrentDictionary<string, ConcurrentBag<double>>> SpeakAsync(ObsClient obs, MonotonicClock clock)
    {
        var captions = new TrackCaptions("main", "Main", new(TimeProvider.System));
        var text = new TextSourceOutput(
            new() { Name = Source },
            TimeSpan.FromSeconds(5),
            () => new(Source),
            obs,
            clock,
            NullLogger.Instance
        );
        var stream = new StreamCaptionOutput(new(), TimeSpan.FromSeconds(5), obs, clock, NullLogger.Instance);
        captions.Join(text, 42, 5);
        captions.Pipeline.Subscribe(stream.Words, TextOutput.Overlay);
        var delays = new ConcurrentDictionary<string, ConcurrentBag<double>>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Name == "livecaptions.output.delay")
                to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => delays.GetOrAdd((string)tags[0].Value!, _ => []).Add(value));
        using var end = new CancellationTokenSource();
        Task[] running = [text.RunAsync(end.Token), stream.RunAsync(end.Token)];
        await Task.Delay(1000); // both have asked OBS for its state
        listener.Start();
        foreach (
            var (word, _, at) in JsonSerializer
                .Deserialize<JsonElement[][]>(await File.ReadAllTextAsync("demo/demo.words.json"))!
                .Select(w => (w[0].GetString()!, w[1].GetDouble(), w[2].GetDouble()))
        )
        {
            if (TimeSpan.FromSeconds(at + 1) - clock.Now is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait);
            captions.Pipeline.Publish(
                new(
                    [new SettledWord(word, false, AudioTime.FromSeconds(at - 0.2), AudioTime.FromSeconds(at), 1)],
                    [],
                    true,
                    "en",
                    AudioTime.FromSeconds(at),
                    TimeProvider.System.GetUtcNow(),
                    0
                )
            );
        }
        await Task.Delay(2000);
        await end.CancelAsync();
        await Task.WhenAll(running).ContinueWith(_ => { }, TaskScheduler.Default);
        return delays;
    }

    private static string Line(string output, double[] seconds) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{output}: {seconds.Length} words, p50 {At(seconds, 0.5):F1}, p95 {At(seconds, 0.95):F1}, max {seconds[^1] * 1000:F1}"
        );

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))] * 1000;
}
