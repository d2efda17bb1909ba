using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>Admits a request only if its visitor has the right that the endpoint needs, and aborts it once that is no longer so.</summary>
internal sealed class AuthorizationMiddleware(
    RequestDelegate next,
    VisitorAuthentication authentication,
    OpenRequests openRequests,
    ServerSettings server,
    RequestOrigin origin
)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var visitor = Visitor.Of(context);
        var entry = EndpointRights.Of(context.GetEndpoint(), context.Request.Method);
        var required = entry.Needs;
        if (required != Rights.None && await RefuseAsync(context, visitor, entry))
            return;
        authentication.RememberToken(context);
        using var open = required == Rights.None || visitor.Key is null ? null : openRequests.Enter(visitor.Key, context.Abort);
        await next(context);
    }

    private async Task<bool> RefuseAsync(HttpContext context, Visitor visitor, Entry entry)
    {
        var required = entry.Needs;
        // A person who typed an address, or followed one, is redirected.
        if (required >= Rights.Speak && IsUnencrypted(context) && IsPage(context.Request))
            context.Response.Redirect(
                $"https://{context.Request.Host.Host}:{server.HttpsPort}{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}"
            );
        else if (required >= Rights.Speak && IsUnencrypted(context))
            await RefuseAsync(
                context,
                403,
                $"From other machines this goes over HTTPS only: https://{context.Request.Host.Host}:{server.HttpsPort}/"
            );
        else if (required >= Rights.Control && !visitor.Rights.HasFlag(required) && IsPage(context.Request))
            context.Response.Redirect(RefusalPage.SignInFor(context.Request));
        else if (visitor.Rights == Rights.None)
            await RefuseAsync(context, 401, SentenceFor(required));
        else if (!visitor.Rights.HasFlag(required))
            await RefuseAsync(context, 403, SentenceFor(required));
        else if (!entry.Admits(visitor, context.GetRouteValue("track") as string))
            await RefuseAsync(context, 403, OtherTrack(entry, visitor));
        else
            return false;
        return true;
    }

    /// <summary>A password, a microphone or control would cross the network readable, although there is HTTPS.</summary>
    private bool IsUnencrypted(HttpContext context) => server.HasHttps && !context.Request.IsHttps && !origin.IsHere(context);

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static string SentenceFor(Rights required) =>
        required switch
        {
            Rights.Watch =>
                "Captions are shown to those who have the venue's address, as it hangs on the wall; the token in this one is not valid, or no longer. Scan the code again, or ask the operator.",
            Rights.Speak => "Speaking needs an address with a token for it, and this one has no valid one. Ask the operator for it.",
            Rights.Keys => "This is for the operator alone, signed in at /login; a control token is not enough. Nothing was changed.",
            _ => "This is for the operator: sign in at /login, or send a control token in the header Authorization. Nothing was changed.",
        };

    private static string OtherTrack(Entry entry, Visitor visitor) =>
        entry.Scope == TrackScope.InPath
            ? $"This token is for the track {visitor.Track} only, so this one is not open to it."
            : $"This token is for the track {visitor.Track} only, and this concerns all tracks. Use a token for all tracks.";

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (!IsPage(context.Request))
            return Problems.WriteAsync(context, status, sentence);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(RefusalPage.Of(sentence, context.Request));
    }
}
