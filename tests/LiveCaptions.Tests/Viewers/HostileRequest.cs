using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Tests.Http;

namespace LiveCaptions.Tests.Viewers;

/// <summary>Makes wrong requests to every address of the service from a seed.</summary>
internal static partial class HostileRequest
{
    private static readonly string[] Addresses =
    [
        "/",
        "/overlay",
        "/builder",
        "/live",
        "/wall",
        "/stage",
        "/operator",
        "/type",
        "/tracks",
        "/status",
        "/metrics",
        "/api/checks",
        "/health/live",
        "/health/ready",
        "/assets/operator/operator.js",
        "/assets/../config",
        "/captions",
        "/captions/negotiate?negotiateVersion=1",
        "/tracks/main/captions.vtt",
        "/api/tracks/main/captions.vtt",
        "/api/tracks/main/socket",
        "/tracks/{x}/events",
        "/api/tracks/{x}/events",
        "/api/tracks/main/events?lines={x}",
        "/api/tracks/{x}/captions.vtt",
        "/api/tracks/{x}/now.json",
        "/api/tracks/main/now.json?hold={x}&labels={x}",
        "/api/tracks/main/captions.m3u8?mpegts={x}&at={x}",
        "/api/tracks/main/captions/{x}.vtt",
        "/api/tracks/{x}/status",
        "/api/operator.json",
        "/api/openapi.json",
        "/api/tracks",
        "/api/tracks/main?words={x}",
        "/api/tracks/{x}",
        "/api/tracks/main/hold",
        "/api/tracks/main/air-delay",
        "/api/tracks/main/lines",
        "/api/tracks/main/words/{x}",
        "/api/tracks/main/outputs/{x}",
        "/api/tracks/main/speakers/{x}",
        "/api/tracks/{x}/pause",
        "/api/tracks/{x}/take-over",
        "/api/recognition",
        "/api/room/relay",
        "/api/rooms",
        "/rooms",
        "/api/off-air",
        "/api/on-air",
        "/api/rules",
        "/api/translators",
        "/api/translators/trial",
        "/api/looks",
        "/api/looks/{x}",
        "/api/looks/{x}/rename",
        "/api/vocabulary/offers",
        "/api/vocabulary/uses",
        "/api/tracks/main/terms/{x}/undo",
        "/api/vocabulary/proposals",
        "/archive",
        "/api/archive",
        "/api/archive/search?words={x}",
        "/api/archive/{x}",
        "/api/archive/{x}/tracks/main/words?after={x}",
        "/api/archive/1/tracks/{x}/words/{x}",
        "/api/archive/1/tracks/main/transcript.{x}",
        "/settings",
        "/api/settings",
        "/api/settings/check",
        "/api/restart",
        "/api/{x}",
        "/api/session",
        "/api/tokens",
        "/api/tokens/{x}",
        "/api/tokens/room/rotate",
        "/api/room",
        "/speak",
        "/api/tracks/main/sound",
        "/tracks/main/sound",
        "/tracks/{x}/catch-up",
        "/login?next={x}",
        "/api/obs",
        "/api/obs/setup",
        "/api/obs/remove",
        "/api/obs/outputs",
        "/api/obs/preview",
        "/api/tracks/{x}/catch-up",
        "/api/obs/captions/off",
        "/obs/captions/off",
        "/api/obs/retry",
        "/api/quit",
        "/api/autostart",
        "/api/setup",
        "/api/models",
        "/api/models/{x}/pull",
        "/api/models/{x}/pause",
        "/api/models/{x}/measure",
        "/api/tracks/{x}/check",
        "/api/tracks/main/check?language={x}",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW"];
    private static readonly string[] Pieces =
    [
        "0",
        "-1",
        "1e999",
        "99999999999999999999",
        "NaN",
        "null",
        "%00",
        "%2e%2e%2f",
        "a%0d%0ab",
        "é界",
        "<script>",
        "'--",
        "%ff",
        "attic",
        "x.y",
        "%F0%9F%98%80",
    ];
    private static readonly string[] OperatorBodies =
    [
        "",
        "null",
        "[]",
        "{}",
        "\"text\"",
        "{\"text\":",
        "{\"text\":1}",
        "{\"text\":null}",
        "{\"seconds\":1e999}",
        "{\"seconds\":-1}",
        "{\"on\":\"yes\"}",
        "{\"on\":null}",
        "{\"seconds\":{}}",
        "{\"kind\":7}",
        "{\"passwordFile\":\"x\"}",
        "{\"with\":\"Login\"}",
        "{\"with\":1}",
        "\u0000\u0001",
        "{\"replacements\":null,\"blocklist\":null}",
        "{\"replacements\":{\"a b\":\"c\"},\"blocklist\":[null],\"overlay\":{},\"readers\":{},\"exports\":{}}",
        "{\"replacements\":{},\"blocklist\":[1],\"overlay\":{\"blocked\":7}}",
    ];

    /// <summary>Deep, long and damaged bodies, none of which is right anywhere.</summary>
    private static readonly byte[][] Bombs =
    [
        .. from right in new[] { "{\"text\":\"owned\"}", "{\"seconds\":3}", "{\"on\":false}", "{\"password\":\"x\"}" }
        from bomb in BodyBombs.Wrong(Encoding.UTF8.GetBytes(right), isSettings: true)
        select bomb.Body,
    ];

    private static readonly string[] Types =
    [
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=klingon",
        "image/png",
    ];
    private static readonly string[] ForeignHosts =
    [
        "evil.example",
        "localhost.evil.example",
        "192.168.1.5",
        "0.0.0.0",
        "[fe80::1]",
        "127.0.0.1.nip.example",
    ];
    private const string LocalFileInObs = "http://absolute";
    private static readonly string[] ForeignOrigins =
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1:1",
        "file://",
        LocalFileInObs,
        "http://localhost.evil.example",
    ];

    /// <param name="stranger">The request must be refused, and so may be one that would be right.</param>
    public static HttpRequestMessage Make(Random chance, bool stranger)
    {
        var path = One(chance, Addresses).Replace("{x}", One(chance, Pieces), StringComparison.Ordinal);
        var method = One(chance, Methods);
        // Only strangers send what this machine may do, or what would go on for ever.
        if (
            !stranger
            && (path.EndsWith("/events", StringComparison.Ordinal) || path == "/captions" || ChangesTrack().IsMatch($"{method} {path}"))
        )
            path = "/status";
        var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (method is "POST" or "PUT" or "PATCH")
        {
            var body =
                stranger && chance.Next(2) == 0 ? "{\"text\":\"owned\"}"u8.ToArray()
                : chance.Next(3) == 0 ? Bombs[chance.Next(Bombs.Length)]
                : Encoding.UTF8.GetBytes(One(chance, OperatorBodies));
            // A body that is too long costs the connection, so no other request may share it.
            request.Headers.ConnectionClose = body.Length >= 64 * 1024;
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", One(chance, Types));
        }
        if (!stranger)
            return request;
        if (chance.Next(2) == 0)
            request.Headers.Host = One(chance, ForeignHosts);
        else
            PretendToBeAPage(request, One(chance, ForeignOrigins));
        return request;
    }

    /// <summary>With the browser of OBS where it would change something: watching is what its local files may do.</summary>
    private static void PretendToBeAPage(HttpRequestMessage request, string origin)
    {
        request.Headers.TryAddWithoutValidation("Origin", origin);
        var path = request.RequestUri!.OriginalString;
        if (
            origin == LocalFileInObs
            && request.Method.Method is not ("GET" or "HEAD")
            && !path.StartsWith("/captions", StringComparison.Ordinal)
        )
            request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 Chrome/103.0.5060.134 OBS/30.2.3 Safari/537.36");
    }

    /// <summary>Adds, changes or removes a track, or takes all of them off air.</summary>
    [GeneratedRegex(@"^(PUT|PATCH|DELETE) (/api)?/tracks/[^/]*$|^POST /api/off-air$")]
    private static partial Regex ChangesTrack();

    public static string One(Random chance, string[] choices) => choices[chance.Next(choices.Length)];
}
