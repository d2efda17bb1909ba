using LiveCaptions.Http;

namespace LiveCaptions.Access;

/// <summary>Marks an endpoint that says itself which right it needs, such as a page of the table of pages.</summary>
/// <param name="Cost">What a request to it costs its address.</param>
/// <param name="FileInObs">A page that OBS shows as a "local file" may ask for it.</param>
internal sealed record RequiredRights(Rights Rights, Cost Cost, bool FileInObs = false);

/// <summary>
/// The table of entries. One that is not listed needs control of all tracks and costs the most, so that a new one is neither open nor cheap
/// by mistake; tests ask for each to be listed, and compare SECURITY.md with this.
/// </summary>
internal static class EndpointRights
{
    private static readonly Dictionary<string, Entry> Entries = new Entry[]
    {
        new("POST /api/session", Rights.None, Cost.Request) { Scope = TrackScope.NoTrack },
        new("GET /api/session", Rights.None, Cost.Request) { Scope = TrackScope.NoTrack },
        new("DELETE /api/session", Rights.None, Cost.Request) { Scope = TrackScope.NoTrack },
        new("GET /health/live", Rights.None, Cost.Request) { Scope = TrackScope.NoTrack, FileInObs = true },
        new("GET /health/ready", Rights.None, Cost.Request) { Scope = TrackScope.NoTrack, FileInObs = true },
        new("ANY /captions", Rights.Watch, Cost.Opened) { Scope = TrackScope.Own, FileInObs = true },
        new("ANY /captions/negotiate", Rights.Watch, Cost.Opened) { Scope = TrackScope.Own, FileInObs = true },
        new("GET /api/tracks", Rights.Watch, Cost.State) { Scope = TrackScope.Own, FileInObs = true },
        new("GET /api/tracks/{track}/events", Rights.Watch, Cost.Opened) { FileInObs = true },
        new("GET /api/tracks/{track}/socket", Rights.Watch, Cost.Opened) { FileInObs = true },
        new("GET /api/tracks/{track}/captions.vtt", Rights.Watch, Cost.Whole) { FileInObs = true },
        new("GET /api/tracks/{track}/sound", Rights.Speak, Cost.Opened),
        new("GET /api/tracks/{track}", Rights.Control, Cost.State),
        new("GET /api/tracks/{track}/status", Rights.Control, Cost.State),
        // May add a track, which concerns all of them.
        new("PUT /api/tracks/{track}", Rights.Control, Cost.Request) { Scope = TrackScope.AllTracks },
        new("PATCH /api/tracks/{track}", Rights.Control, Cost.Request),
        new("DELETE /api/tracks/{track}", Rights.Control, Cost.Request),
        new("POST /api/tracks/{track}/catch-up", Rights.Control, Cost.Request),
        new("POST /api/tracks/{track}/pause", Rights.Control, Cost.Request),
        new("POST /api/tracks/{track}/resume", Rights.Control, Cost.Request),
        new("POST /api/tracks/{track}/clear", Rights.Control, Cost.Request),
        new("PUT /api/tracks/{track}/air-delay", Rights.Control, Cost.Request),
        new("POST /api/tracks/{track}/lines", Rights.Control, Cost.Request),
        new("PUT /api/tracks/{track}/words/{number}", Rights.Control, Cost.Request),
        new("PUT /api/tracks/{track}/outputs/{output}", Rights.Control, Cost.Request),
        new("GET /api/tracks/{track}/check", Rights.Control, Cost.Request),
        new("POST /api/tracks/{track}/check", Rights.Control, Cost.Request),
        new("DELETE /api/tracks/{track}/check", Rights.Control, Cost.Request),
        new("GET /status", Rights.Control, Cost.State),
        new("GET /api/checks", Rights.Control, Cost.Made),
        new("POST /api/off-air", Rights.Control, Cost.Request),
        new("POST /api/on-air", Rights.Control, Cost.Request),
        new("GET /api/rules", Rights.Control, Cost.Request),
        new("PUT /api/rules", Rights.Control, Cost.Request),
        new("GET /api/vocabulary/offers", Rights.Control, Cost.Request),
        // A document of many pages is read for a second or two.
        new("POST /api/vocabulary/proposals", Rights.Control, Cost.Whole),
        new("GET /api/looks", Rights.Control, Cost.Request),
        new("GET /api/looks/{name}", Rights.Watch, Cost.Request) { Scope = TrackScope.NoTrack, FileInObs = true },
        new("PUT /api/looks/{name}", Rights.Control, Cost.Request),
        new("POST /api/looks/{name}/rename", Rights.Control, Cost.Request),
        new("DELETE /api/looks/{name}", Rights.Control, Cost.Request),
        new("GET /api/archive", Rights.Control, Cost.State),
        new("GET /api/archive/search", Rights.Control, Cost.Made),
        new("GET /api/archive/{session}", Rights.Control, Cost.State),
        new("DELETE /api/archive/{session}", Rights.Keys, Cost.Whole),
        new("GET /api/archive/{session}/tracks/{track}/words", Rights.Control, Cost.State),
        new("GET /api/archive/{session}/tracks/{track}/transcript.{format}", Rights.Control, Cost.Whole),
        new("PUT /api/archive/{session}/tracks/{track}/words/{number}", Rights.Control, Cost.State),
        new("GET /api/room", Rights.Control, Cost.Request),
        new("GET /api/{documentName}.json", Rights.Control, Cost.Made) { Scope = TrackScope.NoTrack },
        new("GET /api/obs", Rights.Control, Cost.Request),
        new("GET /api/obs/outputs", Rights.Control, Cost.Request),
        new("GET /api/obs/preview", Rights.Control, Cost.State),
        new("POST /api/obs/captions/on", Rights.Control, Cost.Request),
        new("POST /api/obs/captions/off", Rights.Control, Cost.Request),
        new("POST /api/obs/captions/clear", Rights.Control, Cost.Request),
        new("POST /api/obs/retry", Rights.Control, Cost.Request),
        new("POST /api/obs/setup", Rights.Keys, Cost.Request),
        new("POST /api/obs/remove", Rights.Keys, Cost.Request),
        new("GET /api/settings", Rights.Keys, Cost.Made),
        new("PATCH /api/settings", Rights.Keys, Cost.Made),
        new("POST /api/settings/check", Rights.Keys, Cost.State),
        new("POST /api/restart", Rights.Keys, Cost.Request),
        new("GET /api/setup", Rights.Keys, Cost.Made),
        new("PUT /api/setup/done", Rights.Keys, Cost.Request),
        new("DELETE /api/setup/done", Rights.Keys, Cost.Request),
        // They open every sound device of the machine.
        new("GET /api/inputs", Rights.Keys, Cost.Made),
        new("GET /api/inputs/levels", Rights.Keys, Cost.Opened),
        new("GET /api/models", Rights.Keys, Cost.Made),
        new("POST /api/models/{name}/pull", Rights.Keys, Cost.Request),
        new("POST /api/models/{name}/pause", Rights.Keys, Cost.Request),
        new("DELETE /api/models/{name}/pull", Rights.Keys, Cost.Request),
        new("POST /api/models/{name}/measure", Rights.Keys, Cost.Request),
        new("DELETE /api/models/{name}/measure", Rights.Keys, Cost.Request),
        new("GET /api/tokens", Rights.Keys, Cost.Request),
        new("POST /api/tokens", Rights.Keys, Cost.Request),
        new("DELETE /api/tokens/{id}", Rights.Keys, Cost.Request),
        new("POST /api/tokens/{id}/rotate", Rights.Keys, Cost.Request),
        new("POST /api/quit", Rights.Keys, Cost.Request),
        new("GET /api/autostart", Rights.Keys, Cost.Request),
        new("PUT /api/autostart", Rights.Keys, Cost.Request),
    }.ToDictionary(entry => entry.Name);

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
        return Entries.GetValueOrDefault($"ANY {pattern}") ?? Entries.GetValueOrDefault(name) ?? new(name, Rights.Control, Cost.Whole);
    }

    /// <summary>Whether the table has this entry, or its endpoint says itself what it needs and costs.</summary>
    public static bool Lists(RouteEndpoint endpoint, string name) =>
        Entries.ContainsKey(name) || endpoint.Metadata.GetMetadata<RequiredRights>() is not null;

    /// <summary>An endpoint's entries, such as "GET /live"; "ANY" where it takes every method.</summary>
    public static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"])
            .Where(method => method != "HEAD")
            .Select(method => $"{method} {Pattern(endpoint)}");

    private static string Pattern(RouteEndpoint endpoint) => "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/');
}
