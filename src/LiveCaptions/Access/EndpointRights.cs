using LiveCaptions.Http;

namespace LiveCaptions.Access;

/// <summary>Marks an endpoint that says itself which right it needs, such as a page of the table of pages.</summary>
/// <param name="FileInObs">A page that OBS shows as a "local file" may ask for it.</param>
internal sealed record RequiredRights(Rights Rights, bool FileInObs = false);

/// <summary>
/// The table of entries. One that is not listed needs control of all tracks, so that a new one is never open by mistake; a test compares
/// SECURITY.md with this.
/// </summary>
internal static class EndpointRights
{
    private static readonly Dictionary<string, Entry> Entries = new Entry[]
    {
        new("POST /api/session", Rights.None) { Scope = TrackScope.NoTrack },
        new("GET /api/session", Rights.None) { Scope = TrackScope.NoTrack },
        new("DELETE /api/session", Rights.None) { Scope = TrackScope.NoTrack },
        new("GET /health/live", Rights.None) { Scope = TrackScope.NoTrack, FileInObs = true },
        new("GET /health/ready", Rights.None) { Scope = TrackScope.NoTrack, FileInObs = true },
        new("ANY /captions", Rights.Watch) { Scope = TrackScope.Own, FileInObs = true },
        new("ANY /captions/negotiate", Rights.Watch) { Scope = TrackScope.Own, FileInObs = true },
        new("GET /api/tracks", Rights.Watch) { Scope = TrackScope.Own, FileInObs = true },
        new("GET /api/tracks/{track}/events", Rights.Watch) { FileInObs = true },
        new("GET /api/tracks/{track}/socket", Rights.Watch) { FileInObs = true },
        new("GET /api/tracks/{track}/captions.vtt", Rights.Watch) { FileInObs = true },
        new("GET /api/tracks/{track}/sound", Rights.Speak),
        new("GET /api/tracks/{track}", Rights.Control),
        new("GET /api/tracks/{track}/status", Rights.Control),
        // May add a track, which concerns all of them.
        new("PUT /api/tracks/{track}", Rights.Control) { Scope = TrackScope.AllTracks },
        new("PATCH /api/tracks/{track}", Rights.Control),
        new("DELETE /api/tracks/{track}", Rights.Control),
        new("POST /api/tracks/{track}/catch-up", Rights.Control),
        new("POST /api/tracks/{track}/pause", Rights.Control),
        new("POST /api/tracks/{track}/resume", Rights.Control),
        new("POST /api/tracks/{track}/clear", Rights.Control),
        new("PUT /api/tracks/{track}/air-delay", Rights.Control),
        new("POST /api/tracks/{track}/lines", Rights.Control),
        new("PUT /api/tracks/{track}/words/{number}", Rights.Control),
        new("PUT /api/tracks/{track}/outputs/{output}", Rights.Control),
        new("GET /status", Rights.Control),
        new("GET /api/checks", Rights.Control),
        new("GET /api/rules", Rights.Control),
        new("PUT /api/rules", Rights.Control),
        new("GET /api/room", Rights.Control),
        new("GET /api/{documentName}.json", Rights.Control) { Scope = TrackScope.NoTrack },
        new("GET /api/obs", Rights.Control),
        new("GET /api/obs/outputs", Rights.Control),
        new("GET /api/obs/preview", Rights.Control),
        new("POST /api/obs/captions/on", Rights.Control),
        new("POST /api/obs/captions/off", Rights.Control),
        new("POST /api/obs/captions/clear", Rights.Control),
        new("POST /api/obs/retry", Rights.Control),
        new("POST /api/obs/setup", Rights.Keys),
        new("POST /api/obs/remove", Rights.Keys),
        new("GET /api/tokens", Rights.Keys),
        new("POST /api/tokens", Rights.Keys),
        new("DELETE /api/tokens/{id}", Rights.Keys),
        new("POST /api/tokens/{id}/rotate", Rights.Keys),
    }.ToDictionary(entry => entry.Name);

    /// <summary>Scripts, styles and unknown addresses.</summary>
    private static readonly Entry Open = new("", Rights.None) { Scope = TrackScope.NoTrack, FileInObs = true };

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
            return new(name, page.Rights) { Scope = TrackScope.NoTrack, FileInObs = page.FileInObs };
        return Entries.GetValueOrDefault($"ANY {pattern}") ?? Entries.GetValueOrDefault(name) ?? new(name, Rights.Control);
    }

    /// <summary>An endpoint's entries, such as "GET /live"; "ANY" where it takes every method.</summary>
    public static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"])
            .Where(method => method != "HEAD")
            .Select(method => $"{method} {Pattern(endpoint)}");

    private static string Pattern(RouteEndpoint endpoint) => "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/');
}
