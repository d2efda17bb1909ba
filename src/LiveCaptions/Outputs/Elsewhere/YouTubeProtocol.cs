using System.Globalization;
using System.Net;
using System.Text;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Captions by POST to the ingestion address of a live stream on YouTube.</summary>
/// <remarks>The format is that of YouTube's help page 6077032. Times are by YouTube's clock, which the dates of its answers tell.</remarks>
internal sealed class YouTubeProtocol(OutputSettings settings, Sequence sequence, WallTimes times) : IHttpProtocol
{
    private readonly ServerClock server = new();
    private DateTimeOffset asked;

    public string Host => settings.Host;

    public HttpRequestMessage Request(Outgoing text)
    {
        asked = times.Now;
        var said = text.Words.Count > 0 ? times.Of(text.Words[0].Start) : times.Now;
        var when = (said + server.Offset).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var body = $"{when} region:reg1#cue1\n{string.Join("<br>", text.Lines)}\n";
        return new(HttpMethod.Post, WebAddress.With(settings.Address, "seq", sequence.Of(text.Number)))
        {
            Content = new StringContent(body, Encoding.UTF8, "text/plain"),
        };
    }

    public Task<Outcome?> JudgeAsync(HttpClient client, HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.Headers.Date is { } date)
            server.Note(asked, times.Now, date);
        Outcome? outcome =
            answer.StatusCode == HttpStatusCode.BadRequest
                ? new(Answer.Later, $"{Host} does not take captions yet (400); the stream may not have begun.")
                : null;
        return Task.FromResult(outcome);
    }
}
