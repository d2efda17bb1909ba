using System.Net;
using System.Net.Http.Headers;

namespace LiveCaptions.Models;

/// <summary>Asks a server for files: HTTP with redirects that are looked at one by one.</summary>
/// <param name="http">Must not follow redirects, unpack or keep cookies by itself.</param>
/// <param name="time">For patience.</param>
internal sealed class ModelServer(HttpMessageInvoker http, TimeProvider time)
{
    private const int MostRedirects = 5,
        LongestNote = 1024;

    /// <summary>A connection for the real world.</summary>
    public static HttpMessageInvoker Connect() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(15),
            }
        );

    /// <summary>Asks for a file, or for what is missing of it.</summary>
    /// <param name="address">http or https.</param>
    /// <param name="note">What is known of the part that is here.</param>
    /// <param name="have">Bytes of it.</param>
    /// <returns>The answer, its body not yet read, and the digest that any server on the way told.</returns>
    /// <exception cref="ModelException">A redirect leads astray.</exception>
    public async Task<(HttpResponseMessage Answer, string? Sha256)> AskAsync(Uri address, PartNote? note, long have, CancellationToken stop)
    {
        string? sha256 = null;
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(address, note, have);
            var answer = await http.SendAsync(request, stop);
            sha256 ??= ModelDigest.In(answer.Headers);
            if (!IsRedirect(answer.StatusCode) || !answer.Headers.NonValidated.TryGetValues("Location", out var location))
                return (answer, sha256);
            answer.Dispose();
            address = Next(address, location.ToString());
            if (redirects == MostRedirects)
                throw new ModelException(
                    $"The server {address.Host} sends the download from place to place without end, so nothing was downloaded. Check Models:BaseAddress."
                );
        }
    }

    /// <summary>The digest in the file beside a model, "ADDRESS.sha256"; null: there is none.</summary>
    public async Task<string?> DigestBesideAsync(Uri address, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(ModelDownload.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            var (answer, _) = await AskAsync(
                new UriBuilder(address) { Path = address.AbsolutePath + ".sha256" }.Uri,
                null,
                0,
                either.Token
            );
            using var closed = answer;
            if (answer.StatusCode != HttpStatusCode.OK)
                return null;
            var text = new byte[LongestNote];
            var body = await answer.Content.ReadAsStreamAsync(either.Token);
            var count = await body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, either.Token);
            return ModelDigest.In(System.Text.Encoding.ASCII.GetString(text, 0, count));
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or ModelException
                || (e is OperationCanceledException && !stop.IsCancellationRequested)
            )
        {
            return null;
        }
    }

    private static HttpRequestMessage Request(Uri address, PartNote? note, long have)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("identity");
        request.Headers.UserAgent.ParseAdd("livecaptions");
        if (have == 0 || note is not { CanResume: true })
            return request;
        request.Headers.Range = new RangeHeaderValue(have, null);
        request.Headers.IfRange = note.ETag is { } tag ? new(tag) : new(note.Modified!.Value);
        return request;
    }

    /// <summary>Where a redirect leads: to http or https, and never from https to http.</summary>
    private static Uri Next(Uri from, string location)
    {
        // As a text: a path such as /here would be taken for a file's address on some systems.
        var safe =
            Uri.TryCreate(from, location, out var to)
            && (to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp));
        return safe
            ? to!
            : throw new ModelException(
                $"The server {from.Host} sends the download to an address of the kind {to?.Scheme ?? "unknown"}, which is not followed, so nothing was downloaded. Check Models:BaseAddress."
            );
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect;
}
