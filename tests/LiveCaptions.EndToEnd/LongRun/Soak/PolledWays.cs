using System.Net;
using System.Net.Http.Headers;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>Fetches the WebVTT file of everything so far, again and again.</summary>
internal sealed class SubtitlePolls(HttpClient http, string track, Ledger ledger, Func<int> currentRun)
    : WayOut($"vtt/{track}", track, ledger, currentRun)
{
    /// <summary>Seconds between fetches, hence of words that a kill may take.</summary>
    public const double Every = 3;

    protected override async Task FollowAsync(int run, CancellationToken stop)
    {
        EntityTagHeaderValue? tag = null;
        for (; ; await Task.Delay(TimeSpan.FromSeconds(Every), stop))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"api/tracks/{Track}/captions.vtt");
            if (tag is not null)
                request.Headers.IfNoneMatch.Add(tag);
            using var answer = await http.SendAsync(request, stop);
            // The service may have been killed and be up again between two fetches.
            if (run != CurrentRun)
                return;
            if (answer.StatusCode != HttpStatusCode.NotModified)
            {
                var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(stop);
                Arrived(run);
                tag = answer.Headers.ETag;
                Seen.Take(run, 0, 0, SubtitleText.Of(text));
            }
        }
    }
}

/// <summary>Reads the text file, as a program does that shows it.</summary>
internal sealed class TextFilePolls(string path, string track, Ledger ledger, Func<int> currentRun)
    : WayOut($"textfile/{track}", track, ledger, currentRun)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);

    protected override async Task FollowAsync(int run, CancellationToken stop)
    {
        for (; ; await Task.Delay(Every, stop))
        {
            if (!File.Exists(path))
                continue;
            var text = await File.ReadAllTextAsync(path, stop);
            Arrived(run);
            Seen.TakeScreen(text);
            if (run != CurrentRun)
                return;
        }
    }
}
