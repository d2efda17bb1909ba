using LiveCaptions.Http;

namespace LiveCaptions.Access;

/// <summary>Marks an endpoint that says itself which right it needs, such as a page of the table of pages.</summary>
internal sealed record RequiredRights(Rights Rights);

/// <summary>
/// The right that each endpoint needs. One that is not listed needs control, so that a new one is never open by mistake; a test compares
/// SECURITY.md with this.
/// </summary>
internal static class EndpointRights
{
    private static readonly Dictionary<string, Rights> Required = new()
    {
        ["POST /api/session"] = Rights.None,
        ["GET /api/session"] = Rights.None,
        ["DELETE /api/session"] = Rights.None,
        ["GET /health/live"] = Rights.None,
        ["GET /health/ready"] = Rights.None,
        ["GET /api/tracks"] = Rights.Watch,
        ["GET /api/tracks/{track}/events"] = Rights.Watch,
        ["GET /api/tracks/{track}/socket"] = Rights.Watch,
        ["GET /api/tracks/{track}/captions.vtt"] = Rights.Watch,
        ["ANY /captions"] = Rights.Watch,
        ["ANY /captions/negotiate"] = Rights.Watch,
        ["GET /api/tracks/{track}/sound"] = Rights.Speak,
        ["POST /api/obs/setup"] = Rights.Keys,
        ["POST /api/obs/remove"] = Rights.Keys,
        ["GET /api/tokens"] = Rights.Keys,
        ["POST /api/tokens"] = Rights.Keys,
        ["DELETE /api/tokens/{id}"] = Rights.Keys,
        ["POST /api/tokens/{id}/rotate"] = Rights.Keys,
    };

    /// <summary>
    /// The right that a request to this endpoint needs: at a former address, that of the present one. Scripts, styles and unknown addresses
    /// need none.
    /// </summary>
    public static Rights Of(Endpoint? endpoint, string method)
    {
        if (endpoint is not RouteEndpoint route)
            return Rights.None;
        var current = route.Metadata.GetMetadata<ReplacedBy>()?.Endpoint ?? route;
        if (current.Metadata.GetMetadata<RequiredRights>() is { } required)
            return required.Rights;
        var pattern = Pattern(current);
        return Required.GetValueOrDefault(
            $"ANY {pattern}",
            Required.GetValueOrDefault($"{(method == "HEAD" ? "GET" : method)} {pattern}", Rights.Control)
        );
    }

    /// <summary>An endpoint's entries, such as "GET /live"; "ANY" where it takes every method.</summary>
    public static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"])
            .Where(method => method != "HEAD")
            .Select(method => $"{method} {Pattern(endpoint)}");

    private static string Pattern(RouteEndpoint endpoint) => "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/');
}
