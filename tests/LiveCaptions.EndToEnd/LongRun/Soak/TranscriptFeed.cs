using LiveCaptions.Viewers;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>Reads the transcript by the hub's method Read, which sends after each interruption what the reader lacks.</summary>
internal sealed class TranscriptFeed(Uri service, string track, Ledger ledger, Func<int> currentRun)
    : WayOut($"transcript/{track}", track, ledger, currentRun)
{
    private long since;
    private string? name;

    protected override async Task FollowAsync(int run, CancellationToken stop)
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(service, "captions")).Build();
        await connection.StartAsync(stop);
        await foreach (var news in connection.StreamAsync<ReaderNews>("Read", new ReadRequest(Track, since, name), stop))
        {
            Arrived(run);
            (since, name) = (news.Part.Version, news.Run);
            foreach (var paragraph in news.Part.Paragraphs)
                Seen.Take(run, 0, paragraph.Id, paragraph.Text);
        }
    }
}
