using System.Diagnostics.Metrics;
using LiveCaptions.Health;
using LiveCaptions.Telemetry;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>Asks pages what stands on them: each answers with the text that it shows.</summary>
/// <param name="way">The way's name for programs.</param>
/// <param name="name">The way in words.</param>
/// <param name="unused">What to do to use it.</param>
/// <param name="isMeant">Which pages belong to it.</param>
internal sealed class ScreenReadBack(
    string way,
    string name,
    string unused,
    Func<OpenScreen, bool> isMeant,
    OpenScreens screens,
    IHubContext<CaptionHub> hub,
    TimeProvider time
) : IReadBack
{
    /// <summary>The method of a page that gives the text on it.</summary>
    public const string Method = "OnScreen";

    /// <summary>Most pages that are asked: a sound check need not ask a whole hall.</summary>
    public const int MaxAsked = 8;

    private static readonly Histogram<double> Answer = Meters.Delay(
        "livecaptions.page.answer",
        "Time from the question what stands on a page until the page's answer, there and back; asked by sound checks"
    );

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public string Way => way;

    public async Task<ReadBack> ReadAsync(string track, CancellationToken stop)
    {
        // The newest: an audience's phones may sleep.
        var asked = screens.Of(track).Where(isMeant).TakeLast(MaxAsked).ToList();
        if (asked.Count == 0)
            return ReadBack.Unused(name, unused);
        string?[] texts = await Task.WhenAll(asked.Select(screen => AskAsync(screen, stop)));
        var told = texts.OfType<string>().ToList();
        if (told.Count == 0 && asked.TrueForAll(screen => screen.From.Page == ViewerOrigin.OtherPage))
            return ReadBack.Unused(name, "a program of its own shows captions, which cannot be read back from here.");
        return new(
            true,
            told,
            asked.Count == 1 ? name : $"{name} (one of {asked.Count})",
            told.Count == 0
                ? "It is connected but does not answer; reload it. In OBS: the browser source's \"Refresh cache of current page\"."
                : "It is connected and shows other text; is it for another track, paused, or covered?"
        );
    }

    /// <returns>Null: it did not answer, or shows captions by a program of its own.</returns>
    private async Task<string?> AskAsync(OpenScreen screen, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(Patience);
        try
        {
            var asked = time.GetTimestamp();
            var text = await hub.Clients.Client(screen.Connection).InvokeAsync<string>(Method, late.Token);
            Answer.Record(time.GetElapsedTime(asked).TotalSeconds);
            return text;
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // It has left, sleeps, or knows no such question.
            return null;
        }
    }
}
