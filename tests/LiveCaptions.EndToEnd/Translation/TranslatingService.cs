using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Translation;

/// <summary>The service with a track in English and its translation into Spanish.</summary>
internal sealed class TranslatingService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ServiceProcess service;
    private readonly HttpClient http;

    private TranslatingService(ServiceProcess service) => (this.service, http) = (service, new() { BaseAddress = service.Address });

    public Uri Address => service.Address;

    /// <param name="source">Of the track in English.</param>
    /// <param name="engine">Where an Apertium is reached.</param>
    public static async Task<TranslatingService> StartAsync(string source, Uri engine)
    {
        var service = new TranslatingService(
            await ServiceProcess.StartAsync(
                new { Source = source, Language = "en" },
                environment: new Dictionary<string, string?>
                {
                    ["LIVECAPTIONS__TRANSLATORS__HALL__ADDRESS"] = engine.ToString().TrimEnd('/'),
                }
            )
        );
        // Added on air, as from the operator's page.
        await service.service.PutTrackAsync(
            "es",
            new
            {
                TranslationOf = "main",
                Language = "es",
                Engine = "hall",
            }
        );
        await UntilAsync(
            async () => (await service.TranslationAsync()).GetProperty("state").GetString() == "running",
            () => "The translated track does not run."
        );
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await service.DisposeAsync();
    }

    public async Task TypeAsync(string line) => Assert.True(await service.TypeAsync(line));

    /// <summary>Corrects the word with this text in the track in English.</summary>
    public async Task CorrectAsync(string word, string text)
    {
        var number = (await WordsAsync("main")).Single(one => one.GetProperty("text").GetString() == word).GetProperty("number").GetInt64();
        using var answer = await http.PutAsJsonAsync(new Uri($"api/tracks/main/words/{number}", UriKind.Relative), new { text });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The settled words of a track so far, as a text.</summary>
    public async Task<string> TextAsync(string track) =>
        string.Concat(
                (await WordsAsync(track))
                    .Where(word => word.GetProperty("text").GetString() is { Length: > 0 })
                    .Select(word => (word.GetProperty("joined").GetBoolean() ? "" : " ") + word.GetProperty("text").GetString())
            )
            .TrimStart();

    /// <summary>Waits until a track has this text.</summary>
    public async Task UntilTextAsync(string track, string text)
    {
        var now = "";
        await UntilAsync(async () => (now = await TextAsync(track)) == text, () => $"Track {track} has \"{now}\" instead of \"{text}\".");
    }

    /// <summary>The text of a track's subtitles.</summary>
    public async Task<string> SubtitlesAsync(string track) =>
        SubtitleText.Of(await http.GetStringAsync(new Uri($"api/tracks/{track}/captions.vtt", UriKind.Relative)));

    /// <summary>What is wrong with the translation; null: nothing.</summary>
    public async Task<string?> MessageAsync() => (await TranslationAsync()).GetProperty("message").GetString();

    /// <summary>Seconds from the end of a word until its translation is there, median of the last ones.</summary>
    public async Task<double> DelayAsync() => (await TranslationAsync()).GetProperty("settledDelay").GetDouble();

    private static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        for (var wait = Stopwatch.StartNew(); !await isSo(); await Task.Delay(Look))
            Assert.True(wait.Elapsed < Patience, otherwise());
    }

    private async Task<JsonElement> TranslationAsync() => (await service.StatusAsync()).GetProperty("tracks")[1];

    private async Task<JsonElement[]> WordsAsync(string track) =>
        [
            .. JsonSerializer
                .Deserialize<JsonElement>(await http.GetStringAsync(new Uri($"api/tracks/{track}?words=500", UriKind.Relative)))
                .GetProperty("words")
                .EnumerateArray(),
        ];
}
