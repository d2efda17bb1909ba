namespace LiveCaptions.Access;

/// <summary>What each entry needs. One that is not named here needs the operator, so that a new one is never open by mistake; SECURITY.md says the same as this.</summary>
internal static class EndpointRights
{
    private static readonly Dictionary<string, Rights> Needs = new()
    {
        ["GET /login"] = Rights.None,
        ["POST /api/session"] = Rights.None,
        ["GET /api/session"] = Rights.None,
        ["DELETE /api/session"] = Rights.None,
        ["ANY /health/live"] = Rights.None,
        ["ANY /health/ready"] = Rights.None,
        // Refused, it would be a text on air; the captions in it are asked for at the hub.
        ["GET /overlay"] = Rights.None,
        ["GET /live"] = Rights.Watch,
        ["GET /wall"] = Rights.Watch,
        ["GET /tracks"] = Rights.Watch,
        ["GET /tracks/{track}/events"] = Rights.Watch,
        ["GET /tracks/{track}/socket"] = Rights.Watch,
        ["GET /tracks/{track}/captions.vtt"] = Rights.Watch,
        ["ANY /captions"] = Rights.Watch,
        ["ANY /captions/negotiate"] = Rights.Watch,
        ["GET /speak"] = Rights.Speak,
        ["GET /tracks/{id}/sound"] = Rights.Speak,
        ["POST /api/obs/setup"] = Rights.Keys,
        ["POST /api/obs/remove"] = Rights.Keys,
        ["GET /api/tokens"] = Rights.Keys,
        ["POST /api/tokens"] = Rights.Keys,
        ["DELETE /api/tokens/{id}"] = Rights.Keys,
        ["POST /api/tokens/{id}/rotate"] = Rights.Keys,
    };

    /// <summary>What a request to this endpoint needs. Scripts, styles and addresses that are none need nothing.</summary>
    public static Rights Of(Endpoint? endpoint, string method) =>
        endpoint is not RouteEndpoint route
            ? Rights.None
            : Needs.GetValueOrDefault(
                $"ANY {Pattern(route)}",
                Needs.GetValueOrDefault($"{(method == "HEAD" ? "GET" : method)} {Pattern(route)}", Rights.Control)
            );

    /// <summary>The entries of an endpoint as "GET /live"; "ANY" where it takes every method.</summary>
    public static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"]).Select(method =>
            $"{method} {Pattern(endpoint)}"
        );

    private static string Pattern(RouteEndpoint endpoint) => "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/');
}
