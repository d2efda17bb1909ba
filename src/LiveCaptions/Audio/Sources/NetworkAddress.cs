using LiveCaptions.Audio.Files;

namespace LiveCaptions.Audio.Sources;

/// <summary>The address of a network source: ffmpeg's arguments for it, and the part that may be displayed and logged.</summary>
/// <remarks>Stream keys, passwords and tokens stand in the path, the user part and the query, which are never displayed.</remarks>
internal sealed class NetworkAddress
{
    private const string ListenParameter = "listen=1";
    private readonly string address;
    private readonly string scheme;

    private NetworkAddress(string address)
    {
        this.address = address;
        scheme = address[..address.IndexOf("://", StringComparison.Ordinal)].ToLowerInvariant();
        Shown = $"{scheme}://{Authority}";
    }

    /// <summary>Scheme, host and port, which may be logged.</summary>
    public string Shown { get; }

    /// <summary>Whether it waits for a sender to connect.</summary>
    public bool Listens => Has("mode=listener") || (IsRtmp && Has(ListenParameter)) || scheme is "udp" or "rtp";

    /// <summary>Whether sound may come in segments of many seconds, as with HLS.</summary>
    public bool IsHttp => scheme is "http" or "https";

    /// <summary>Whether it is an RTMP server or sender.</summary>
    public bool IsRtmp => scheme is "rtmp" or "rtmps";

    /// <summary>The address as ffmpeg must open it.</summary>
    private string Input =>
        scheme switch
        {
            "rtmp" or "rtmps" => Without(ListenParameter),
            "srt" => With("latency", "120000"), // microseconds; less loses packets on the internet
            "udp" => With("timeout", "3000000"),
            _ => address,
        };

    private string Authority
    {
        get
        {
            var rest = address[(scheme.Length + 3)..];
            rest = rest[..(rest.IndexOfAny(['/', '?', '#']) is var end && end >= 0 ? end : rest.Length)];
            return rest[(rest.LastIndexOf('@') + 1)..];
        }
    }

    /// <summary>Parses a network address; null if the text names a file.</summary>
    public static NetworkAddress? Parse(string source) =>
        source.IndexOf("://", StringComparison.Ordinal) is > 1 and var at
        && source[..at].All(char.IsAsciiLetterOrDigit)
        && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? new(source)
            : null;

    /// <summary>ffmpeg arguments: little buffering and probing (the defaults cost 5 s), and a time-out for every wait.</summary>
    public IReadOnlyList<string> Arguments()
    {
        string[] timeouts = scheme switch
        {
            // A publisher that leaves a server does not end the connection. The time-out is in microseconds, and counts twice.
            "rtmp" or "rtmps" => Listens ? ["-listen", "1"] : ["-rw_timeout", "3000000"],
            "http" or "https" =>
            [
                "-reconnect",
                "1",
                "-reconnect_streamed",
                "1",
                "-reconnect_on_network_error",
                "1",
                "-reconnect_delay_max",
                "2",
                "-rw_timeout",
                "10000000",
            ],
            _ => [],
        };
        return
        [
            "-nostdin",
            "-v",
            "error",
            "-fflags",
            "nobuffer",
            "-analyzeduration",
            "500000",
            .. timeouts,
            "-i",
            Input,
            .. FfmpegSound.Output,
            "-flush_packets",
            "1",
            "-",
        ];
    }

    /// <summary>Removes every secret from what ffmpeg wrote.</summary>
    public string Redact(string text)
    {
        foreach (var known in (string[])[Input, address, Without(ListenParameter)])
            text = text.Replace(known, Shown, StringComparison.Ordinal);
        // Parts of the address may appear alone: a stream key, a passphrase.
        foreach (
            var part in address[(scheme.Length + 3)..]
                .Split(['/', '?', '&', '=', '@', ':'])
                .Where(p => p.Length >= 4 && !Shown.Contains(p, StringComparison.Ordinal))
        )
            text = text.Replace(part, "…", StringComparison.Ordinal);
        return text;
    }

    private bool Has(string parameter) =>
        address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at && address[(at + 1)..].Split('&').Contains(parameter);

    private string With(string name, string value) =>
        address.Contains($"?{name}=", StringComparison.Ordinal) || address.Contains($"&{name}=", StringComparison.Ordinal)
            ? address
            : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={value}";

    private string Without(string parameter)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        if (at < 0)
            return address;
        var kept = address[(at + 1)..].Split('&').Where(p => p != parameter).ToList();
        return kept.Count > 0 ? $"{address[..at]}?{string.Join('&', kept)}" : address[..at];
    }
}
