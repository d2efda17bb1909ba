namespace LiveCaptions.Access;

/// <summary>
/// What a request to an entry costs its address, in hundredths of what an address may ask for in a second. An entry that is not listed
/// costs only its place among the requests of its address; a test compares SECURITY.md with this.
/// </summary>
internal static class EntryCosts
{
    /// <summary>An address gets this much a second.</summary>
    public const int PerSecond = 100;

    /// <summary>An address may save up this much: a hall whose phones all start at once.</summary>
    public const int Burst = 600;

    private const int Start = 3,
        State = 5,
        Made = 50,
        Whole = 100;

    private static readonly Dictionary<string, int> Costs = new()
    {
        // Each leaves something open for a while.
        ["ANY /captions"] = Start,
        ["ANY /captions/negotiate"] = Start,
        ["GET /api/tracks/{track}/events"] = Start,
        ["GET /api/tracks/{track}/socket"] = Start,
        ["GET /api/tracks/{track}/sound"] = Start,
        // Reads every track, or many words.
        ["GET /status"] = State,
        ["GET /api/tracks"] = State,
        ["GET /api/tracks/{track}"] = State,
        ["GET /api/tracks/{track}/status"] = State,
        ["GET /api/obs/preview"] = State,
        // Made anew for each request.
        ["GET /api/{documentName}.json"] = Made,
        ["GET /api/checks"] = Made,
        // As long as the show.
        ["GET /api/tracks/{track}/captions.vtt"] = Whole,
    };

    /// <summary>The entries that cost more than a request.</summary>
    public static IReadOnlyDictionary<string, int> Listed => Costs;

    /// <summary>The cost of a request to this endpoint; 0: nothing beyond the request.</summary>
    public static int Of(Endpoint? endpoint, string method) =>
        endpoint is RouteEndpoint route ? EndpointRights.Names(Current(route)).Select(name => CostOf(name, method)).Max() : 0;

    /// <summary>The cost of sending paragraphs of a transcript: that of a whole one is the same as of the subtitles.</summary>
    public static int Transcript(int paragraphs) => Math.Min(Whole, paragraphs / 10);

    private static int CostOf(string name, string method) =>
        name.StartsWith("ANY ", StringComparison.Ordinal) || name.StartsWith(method == "HEAD" ? "GET" : method, StringComparison.Ordinal)
            ? Costs.GetValueOrDefault(name)
            : 0;

    private static RouteEndpoint Current(RouteEndpoint route) => route.Metadata.GetMetadata<Http.ReplacedBy>()?.Endpoint ?? route;
}
