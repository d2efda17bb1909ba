using LiveCaptions.Http;

namespace LiveCaptions.Access;

/// <summary>Marks an endpoint that says itself which right it needs, such as a page of the table of pages.</summary>
/// <param name="Cost">What a request to it costs its address.</param>
/// <param name="FileInObs">A page that OBS shows as a "local file" may ask for it.</param>
internal sealed record RequiredRights(Rights Rights, Cost Cost, bool FileInObs = false);

/// <summary>What each endpoint needs and costs: what the table says, or the endpoint itself.</summary>
internal static class EndpointRights
{
    /// <summary>Scripts, styles and unknown addresses.</summary>
    private static readonly Entry Open = new("", Rights.None, Cost.Request) { Scope = TrackScope.NoTrack, FileInObs = true };

    /// <summary>
    /// The entry of a request to this endpoint: at a former address, that of the present one. Scripts, styles and unknown addresses
    /// need nothing.
    /// </summary>
    public static Entry Of(Endpoint? endpoint, string method)
    {
        if (endpoint is not RouteEndpoint route)
            return Open;
        var current = route.Metadata.GetMetadata<ReplacedBy>()?.Endpoint ?? route;
        var pattern = Pattern(current);
        var name = $"{(method == "HEAD" ? "GET" : method)} {pattern}";
        if (current.Metadata.GetMetadata<RequiredRights>() is { } page)
            return new(name, page.Rights, page.Cost) { Scope = TrackScope.NoTrack, FileInObs = page.FileInObs };
        return Entries.All.GetValueOrDefault($"ANY {pattern}")
            ?? Entries.All.GetValueOrDefault(name)
            ?? new(name, Rights.Control, Cost.Whole);
    }

    /// <summary>Whether the table has this entry, or its endpoint says itself what it needs and costs.</summary>
    public static bool Lists(RouteEndpoint endpoint, string name) =>
        Entries.All.ContainsKey(name) || endpoint.Metadata.GetMetadata<RequiredRights>() is not null;

    /// <summary>An endpoint's entries, such as "GET /live"; "ANY" where it takes every method.</summary>
    public static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"])
            .Where(method => method != "HEAD")
            .Select(method => $"{method} {Pattern(endpoint)}");

    private static string Pattern(RouteEndpoint endpoint) => "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/');
}
