using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>Lets a request in only if its visitor may do what the entry does, and ends it when that is no longer so.</summary>
internal sealed class AuthorizationMiddleware(
    RequestDelegate next,
    VisitorAuthentication identification,
    OpenRequests visits,
    ServerSettings server,
    RequestOrigin whence
)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var visitor = Visitor.Of(context);
        var needs = EndpointRights.Of(context.GetEndpoint(), context.Request.Method);
        if (needs != Rights.None && await RefuseAsync(context, visitor, needs))
            return;
        identification.Keep(context);
        using var visit = needs == Rights.None || visitor.Key is null ? null : visits.Enter(visitor.Key, context.Abort);
        await next(context);
    }

    private async Task<bool> RefuseAsync(HttpContext context, Visitor visitor, Rights needs)
    {
        // Whoever typed an address, or followed one, is led on.
        if (needs >= Rights.Speak && IsOpenWire(context) && IsPage(context.Request))
            context.Response.Redirect(
                $"https://{context.Request.Host.Host}:{server.HttpsPort}{context.Request.Path}{context.Request.QueryString}"
            );
        else if (needs >= Rights.Speak && IsOpenWire(context))
            await SayAsync(
                context,
                403,
                $"From other machines this goes over HTTPS only: https://{context.Request.Host.Host}:{server.HttpsPort}/"
            );
        else if (needs >= Rights.Control && !visitor.Rights.HasFlag(needs) && IsPage(context.Request))
            context.Response.Redirect(RefusalPage.SignInFor(context.Request.Path));
        else if (visitor.Rights == Rights.None)
            await SayAsync(context, 401, Wanted(needs));
        else if (!visitor.Rights.HasFlag(needs))
            await SayAsync(context, 403, Wanted(needs));
        else if (
            (context.GetRouteValue("track") ?? context.GetRouteValue("id")) is string track
            && needs <= Rights.Speak
            && !visitor.MaySee(track)
        )
            await SayAsync(context, 403, "This token is for another track.");
        else
            return false;
        return true;
    }

    /// <summary>A password, a microphone or control would go over the network for all to read, though there is HTTPS.</summary>
    private bool IsOpenWire(HttpContext context) => server.HasHttps && !context.Request.IsHttps && !whence.IsHere(context);

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static string Wanted(Rights needs) =>
        needs switch
        {
            Rights.Watch =>
                "Captions are shown to those who have the room's address, as it stands on the wall; this one is not valid, or not any more. Scan the code anew, or ask the operator.",
            Rights.Speak => "Speaking needs an address with a token for it, and this one has none that is valid. Ask the operator for it.",
            Rights.Keys =>
                "This is for the operator alone, who has signed in at /login; a token of control is not enough. Nothing was changed.",
            _ =>
                "This is for the operator: sign in at /login, or send a token of control in the header Authorization. Nothing was changed.",
        };

    private static Task SayAsync(HttpContext context, int status, string sentence)
    {
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (!IsPage(context.Request))
            return Sentence.SayAsync(context, status, sentence);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(RefusalPage.Of(sentence, context.Request.Path));
    }
}
