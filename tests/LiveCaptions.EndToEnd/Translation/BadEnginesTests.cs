using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Translation;

/// <summary>What viewers and the operator see where an engine is bad: a track of each kind, in one service.</summary>
public sealed class BadEnginesTests(ITestOutputHelper output)
{
    private const string Gap = "[…]";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What viewers read of the first sentence, a part of what the operator reads, and whether a person must mend it.</summary>
    private static readonly Dictionary<string, (string Read, string Told, bool Lasts)> Expected = new()
    {
        ["slow"] = (BadEngines.Good, "", false),
        ["hangs"] = (Gap, "has not answered for 8 s", false),
        ["refuses"] = (Gap, "asks for a key (403)", true),
        ["fails"] = (Gap, "has a fault of its own (500)", false),
        ["busy"] = (Gap, "asks for more time (429)", false),
        ["rubbish"] = (Gap, "sends text that is not UTF-8", true),
        ["html"] = (Gap, "answers with a web page instead of a translation", true),
        ["essay"] = (Gap, "gave far more than a translation of the text", false),
        ["prompt"] = (Gap, "gave its own instructions for the text", false),
        ["remarks"] = (Gap, "declined to translate the text", false),
        ["script"] = (Gap, "gave another language's script for the text", false),
        ["ten-mb"] = (Gap, "sends far more than a translation", false),
    };

    [Fact]
    public async Task Each_leaves_a_gap_in_its_own_row_says_why_and_returns_by_itself()
    {
        Assert.Equal(BadEngines.All.Keys.Order(), Expected.Keys.Order());
        await using var engines = await BadEngines.StartAsync();
        var address = engines.Address.ToString().TrimEnd('/');
        await using var service = await ServiceProcess.StartAsync(
            new { Source = "typed", Language = "en" },
            environment: BadEngines
                .All.SelectMany(bad =>
                    new[]
                    {
                        KeyValuePair.Create($"LIVECAPTIONS__TRANSLATORS__{bad.Key}__KIND", (string?)bad.Value.Kind),
                        KeyValuePair.Create($"LIVECAPTIONS__TRANSLATORS__{bad.Key}__ADDRESS", (string?)$"{address}/{bad.Key}"),
                    }
                )
                .ToDictionary()
        );
        foreach (var bad in Expected.Keys)
            await service.PutTrackAsync(
                bad,
                new
                {
                    TranslationOf = "main",
                    Language = "es",
                    Engine = bad,
                }
            );
        using var http = new HttpClient { BaseAddress = service.Address };

        Assert.True(await service.TypeAsync("The house is red."));
        await Task.WhenAll(Expected.Select(bad => UntilReadAsync(http, bad.Key, bad.Value.Read)));
        var told = await MessagesAsync(service);
        foreach (var (bad, message) in told)
            output.WriteLine($"| {bad} | {message ?? "nothing"} |");
        foreach (var (bad, (read, part, _)) in Expected)
        {
            Assert.Equal(read == Gap, told[bad] is not null);
            Assert.Contains(part, told[bad] ?? "", StringComparison.Ordinal);
        }
        Assert.Equal("The house is red.", await ReadAsync(http, "main"));

        engines.Mend();
        // Those that a person must mend first are asked again half a minute later.
        foreach (var bad in Expected.Where(bad => bad.Value is { Read: Gap, Lasts: false }).Select(bad => bad.Key))
            await UntilReadAsync(http, bad, $"{Gap} {BadEngines.Good}", () => service.TypeAsync("The house is red."));
    }

    /// <param name="again">Said again while the text is not there: what an engine has failed at is not sent twice.</param>
    private static async Task UntilReadAsync(HttpClient http, string track, string text, Func<Task>? again = null)
    {
        var now = "";
        for (var wait = Stopwatch.StartNew(); !(now = await ReadAsync(http, track)).StartsWith(text, StringComparison.Ordinal); )
        {
            Assert.True(wait.Elapsed < Patience, $"Track {track} has \"{now}\" instead of \"{text}\".");
            if (again is not null)
                await again();
            await Task.Delay(250);
        }
    }

    private static async Task<string> ReadAsync(HttpClient http, string track) =>
        string.Join(
            ' ',
            (await http.GetFromJsonAsync<JsonElement>(new Uri($"api/tracks/{track}?words=500", UriKind.Relative)))
                .GetProperty("words")
                .EnumerateArray()
                .Select(word => word.GetProperty("text").GetString())
        );

    private static async Task<Dictionary<string, string?>> MessagesAsync(ServiceProcess service) =>
        (await service.StatusAsync())
            .GetProperty("tracks")
            .EnumerateArray()
            .ToDictionary(track => track.GetProperty("id").GetString()!, track => track.GetProperty("message").GetString());
}
