using LiveCaptions.Access;
using Microsoft.Net.Http.Headers;

namespace LiveCaptions.Viewers;

/// <summary>
/// Who may keep an answer, and how long. A cache finds it by its address: where the token is in the address, whoever asks the cache has the
/// token, so that a CDN may keep it; a token in a header or a cookie is not a part of the address, so that only its sender may.
/// </summary>
internal static class SharedCopies
{
    /// <param name="seconds">For how long; 0: nobody keeps it.</param>
    /// <param name="changes">Whether the answer may be another one later.</param>
    public static void Allow(HttpContext context, int seconds, bool changes = true)
    {
        var headers = context.Response.Headers;
        var shared = Visitor.Of(context) is { Key: null } or { FromAddress: true };
        // A copy must not bring somebody else's cookie.
        if (shared)
            headers.Remove(HeaderNames.SetCookie);
        headers.CacheControl =
            seconds == 0 ? "no-store" : $"{(shared ? "public" : "private")}, max-age={seconds}{(changes ? "" : ", immutable")}";
    }
}
