using System.Text.Json;
using LiveCaptions.Captions;
using LiveCaptions.Scoring;

namespace LiveCaptions.Benchmarks.Viewers;

/// <summary>One viewer that reads every frame as text, and records when words were published and when they arrived.</summary>
internal sealed class Witness
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly SortedDictionary<long, string> settled = [];
    private readonly List<ScreenText> published = [],
        received = [];

    /// <summary>Reads until <paramref name="gone"/>.</summary>
    public async Task WatchAsync(Uri service, CancellationToken gone)
    {
        using var http = new HttpClient { BaseAddress = service };
        try
        {
            using var events = new StreamReader(
                await http.GetStreamAsync(new Uri("tracks/main/events?lines=4&chars=80", UriKind.Relative), gone)
            );
            while (await events.ReadLineAsync(gone) is { } line)
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                    Record(JsonSerializer.Deserialize<CaptionFrame>(line[6..], Json)!, TimeProvider.System.GetUtcNow());
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    /// <summary>FDL at publication and at receipt.</summary>
    public (Spread Published, Spread Received) Score(ReferenceText reference) =>
        (Scoring.Score.Of(published, reference).FirstDisplay!, Scoring.Score.Of(received, reference).FirstDisplay!);

    private void Record(CaptionFrame frame, DateTimeOffset now)
    {
        foreach (var line in frame.Lines.Where(l => l.Settled.Length > 0))
            settled[line.Id] = line.Settled;
        var tentative = string.Join(' ', frame.Lines.Select(l => l.Tentative.Trim()).Where(t => t.Length > 0));
        published.Add(new(frame.Time, string.Join(' ', settled.Values), tentative));
        received.Add(published[^1] with { Time = frame.Time + (now - DateTimeOffset.FromUnixTimeMilliseconds(frame.At)).TotalSeconds });
    }
}
