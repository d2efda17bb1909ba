namespace LiveCaptions.Http;

/// <summary>Headers of every answer: browsers ask again before they use a copy, and run our own scripts only.</summary>
internal static class PageHeaders
{
    public static Task Add(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // nginx and others would collect a stream of events before they pass it on.
        headers["X-Accel-Buffering"] = "no";
        headers.ContentSecurityPolicy = Policy(context.Request, context.RequestServices.GetRequiredService<INeighbours>());
        return next(context);
    }

    // Styles: OBS writes the streamer's own CSS into the overlay, which may load fonts and pictures.
    // Sockets are named, since the browser in older OBS does not count them as 'self'.
    private static string Policy(HttpRequest request, INeighbours neighbours) =>
        $"default-src 'self'; script-src 'self'; connect-src 'self' {(request.IsHttps ? "wss" : "ws")}://{request.Host}{Sockets(neighbours)}; object-src 'none'; base-uri 'none'; form-action 'none'"
        + (
            request.Path == "/overlay"
                ? "; style-src 'self' 'unsafe-inline'; font-src * data:; img-src * data:"
                : "; frame-ancestors 'self'"
        );

    /// <summary>Captions of other machines, where this one is lost: sockets, and nothing else.</summary>
    private static string Sockets(INeighbours neighbours) =>
        string.Concat(neighbours.Origins.Select(origin => $" ws{origin["http".Length..]}"));
}
