using System.Net;
using System.Net.Http.Headers;

namespace LiveCaptions.Models;

/// <summary>Requests files from a server and checks each redirect.</summary>
/// <param name="http">Must not follow redirects, decompress or keep cookies by itself.</param>
/// <param name="time">Measures timeouts.</param>
/// <param name="subject">What is downloaded; null: models.</param>
internal sealed class ModelServer(HttpMessageInvoker http, TimeProvider time, DownloadSubject? subject = null)
{
    private const int MaxRedirects = 5,
        MaxDigestFile = 1024;

    /// <summary>What is downloaded.</summary>
    public DownloadSubject Subject { get; } = subject ?? DownloadSubject.Model;

    /// <summary>Opens the connection that is used outside tests.</summary>
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

    /// <summary>Requests a file, or the missing rest of it.</summary>
    /// <param name="address">http or https.</param>
    /// <param name="note">The facts known about the part on the disk.</param>
    /// <param name="have">Bytes of the part.</param>
    /// <returns>The answer with its body unread, and the first digest that a server on the way reported.</returns>
    /// <exception cref="ModelException">A redirect is not followed, or there are too many.</exception>
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
            if (redirects == MaxRedirects)
                throw new ModelException(
                    $"The server {address.Host} sends the download from place to place without end, so nothing was downloaded. Check {Subject.Setting}."
                );
        }
    }

    /// <summary>Requests the digest in the file beside a model, "ADDRESS.sha256"; null: there is none.</summary>
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
            var text = new byte[MaxDigestFile];
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

    /// <summary>The target of a redirect: http or https, but never from https to http.</summary>
    private Uri Next(Uri from, string location)
    {
        // As text: some systems take a path such as /here for a file's address.
        var safe =
            Uri.TryCreate(from, location, out var to)
            && (to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp));
        return safe
            ? to!
            : throw new ModelException(
                $"The server {from.Host} sends the download to an address of the kind {to?.Scheme ?? "unknown"}, which is not followed, so nothing was downloaded. Check {Subject.Setting}."
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
