using System.Net;
using System.Text.Json;

namespace LiveCaptions.Sending;

/// <summary>Prints the captions that come of the sound, as the captioner shows them to its viewers, and connects again for ever.</summary>
/// <param name="token">Lets this program watch; null: none is needed.</param>
/// <param name="print">Takes text.</param>
/// <param name="say">Takes a sentence about the feed itself.</param>
/// <remarks>Threading: runs on the pool.</remarks>
internal sealed class CaptionFeed(
    CaptionerAddress address,
    string? token,
    HttpMessageInvoker http,
    Action<string> print,
    Action<string> say,
    TimeProvider clock,
    Random random
)
{
    // Frames may be skipped; words that have rolled on by so many lines meanwhile are none.
    private const int Lines = 4;
    private const string Data = "data: ";

    /// <summary>The captioner sends something at least every 10 s.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(25);

    private readonly ShownCaptions captions = new();
    private readonly ReconnectWait wait = new(random);

    /// <summary>Runs until it is refused, or stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address.Events(Lines));
                if (token is not null)
                    request.Headers.Authorization = new("Bearer", token);
                using var answer = await http.SendAsync(request, stop);
                if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                {
                    say(
                        "Captions cannot be shown here: they need a token to watch (--watch-token-file), and a token to speak is none. The sound is sent all the same."
                    );
                    return;
                }
                if (answer.IsSuccessStatusCode)
                    await ReadAsync(answer, stop);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The sender says that the link is away.
            }
            await Task.Delay(wait.Next(), clock, stop);
        }
    }

    private async Task ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        try
        {
            while (true)
            {
                late.CancelAfter(Silence);
                if (await reader.ReadLineAsync(late.Token) is not { } line)
                    return;
                wait.Reset();
                if (line.StartsWith(Data, StringComparison.Ordinal))
                    print(captions.Take(LinesOf(line[Data.Length..])));
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // It has fallen silent.
        }
        catch (JsonException)
        {
            // The next one may be whole.
        }
    }

    private static IReadOnlyList<(long, string)> LinesOf(string json) =>
        JsonSerializer.Deserialize<Frame>(json, JsonSerializerOptions.Web)?.Lines is { } lines
            ? [.. lines.Select(line => (line.Id, line.Settled ?? ""))]
            : [];

    /// <summary>What is needed of a frame.</summary>
    private sealed record Frame(IReadOnlyList<Line>? Lines);

    private sealed record Line(long Id, string? Settled);
}
