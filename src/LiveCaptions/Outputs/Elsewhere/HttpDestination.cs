using System.Net;
using System.Net.Sockets;
using LiveCaptions.Http;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>A request for each text. Redirects are not followed: an address may hold a key that is for its own host alone.</summary>
/// <param name="protocol">What a text becomes, and what answers mean.</param>
/// <param name="time">The clock, for dates of answers.</param>
internal sealed class HttpDestination(IHttpProtocol protocol, TimeProvider time) : IDestination
{
    private readonly HttpClient client = PeerClient.Open();

    public async Task<Outcome> SendAsync(Outgoing text, CancellationToken stop)
    {
        try
        {
            using var request = protocol.Request(text);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return await protocol.JudgeAsync(client, answer, stop) ?? Judged(answer);
        }
        catch (HttpRequestException e)
        {
            return new(Answer.Away, $"{protocol.Host} {Reason(e)}.");
        }
        catch (IOException)
        {
            return new(Answer.Away, $"{protocol.Host} {Reach.Reason(SocketError.ConnectionReset)}.");
        }
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private Outcome Judged(HttpResponseMessage answer)
    {
        var (status, host) = ((int)answer.StatusCode, protocol.Host);
        var wish = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;
        return answer.StatusCode switch
        {
            _ when answer.IsSuccessStatusCode => Outcome.Taken,
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new(
                Answer.Refused,
                $"{host} redirects to another address ({status}), which is not followed; write the final address."
            ),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425 or >= (HttpStatusCode)500 => new(
                Answer.Later,
                $"{host} asks to come back later ({status}).",
                wish
            ),
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => new(
                Answer.Rejected,
                $"{host} does not take this text ({status})."
            ),
            _ => new(Answer.Refused, $"{host} refuses captions ({status}); its address or key may be wrong or may have run out."),
        };
    }

    private static string Reason(HttpRequestException e) =>
        e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "is not known by that name",
            HttpRequestError.SecureConnectionError => "has a certificate that this machine does not trust",
            HttpRequestError.ResponseEnded => "has closed the connection",
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => "answers something that is not HTTP",
            _ => Reach.Reason((e.InnerException as SocketException)?.SocketErrorCode ?? SocketError.ConnectionReset),
        };
}

/// <summary>How a service wants texts over HTTP, and what its answers mean.</summary>
internal interface IHttpProtocol
{
    /// <summary>The host in sentences; nothing else of the address may be shown.</summary>
    string Host { get; }

    HttpRequestMessage Request(Outgoing text);

    /// <summary>What an answer means; null: what it means to everybody.</summary>
    Task<Outcome?> JudgeAsync(HttpClient client, HttpResponseMessage answer, CancellationToken stop);
}
