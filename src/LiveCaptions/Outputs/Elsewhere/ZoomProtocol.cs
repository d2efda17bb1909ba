using System.Globalization;
using System.Net;
using System.Text;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Captions by POST to the API token of a Zoom meeting, or of one of its breakout rooms.</summary>
/// <remarks>The format is that of Zoom's help page 115002212983.</remarks>
internal sealed class ZoomProtocol(OutputSettings settings, Sequence sequence) : IHttpProtocol
{
    private const int LongestNumber = 32;

    public string Host => settings.Host;

    public HttpRequestMessage Request(Outgoing text)
    {
        var address = WebAddress.With(settings.Address, "seq", sequence.Of(text.Number));
        return new(HttpMethod.Post, WebAddress.With(address, "lang", settings.Language))
        {
            Content = new StringContent(string.Join('\n', text.Lines), Encoding.UTF8, "text/plain"),
        };
    }

    public async Task<Outcome?> JudgeAsync(HttpClient client, HttpResponseMessage answer, CancellationToken stop) =>
        answer.StatusCode switch
        {
            HttpStatusCode.BadRequest => new(Answer.Later, $"{Host} says that the meeting has not begun (400)."),
            HttpStatusCode.Forbidden when await LastAsync(client, stop) is { } last && last != sequence.Value - 1 => GoOn(last),
            HttpStatusCode.Forbidden => new(
                Answer.Refused,
                $"{Host} refuses captions (403); copy the API token of this meeting anew, since each meeting and each breakout room has its own."
            ),
            _ => null,
        };

    private Outcome GoOn(long last)
    {
        sequence.GoOnFrom(last);
        return new(Answer.Later, $"{Host} had captions from somebody else or from before; their count goes on from there.");
    }

    /// <summary>The number of the last post that Zoom has taken; null: it does not say.</summary>
    private async Task<long?> LastAsync(HttpClient client, CancellationToken stop)
    {
        using var answer = await client.GetAsync(
            new Uri(WebAddress.Below(settings.Address, "seq")),
            HttpCompletionOption.ResponseHeadersRead,
            stop
        );
        if (!answer.IsSuccessStatusCode)
            return null;
        var buffer = new byte[LongestNumber];
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        var text = Encoding.ASCII.GetString(buffer, 0, length).Trim();
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var last) ? last : null;
    }
}
