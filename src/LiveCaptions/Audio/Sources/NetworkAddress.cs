namespace LiveCaptions.Audio.Sources;

/// <summary>The address of a stream from the network: what ffmpeg is told, and what may be shown and logged.</summary>
/// <remarks>Stream keys, passwords and tokens are in the path, the user part and the query: none of them is ever shown.</remarks>
internal sealed class NetworkAddress
{
    private const string ListenMark = "listen=1";
    private readonly string address;
    private readonly string scheme;

    private NetworkAddress(string address)
    {
        this.address = address;
        scheme = address[..address.IndexOf("://", StringComparison.Ordinal)].ToLowerInvariant();
        Shown = $"{scheme}://{Authority}";
    }

    /// <summary>Scheme, host and port: this may be logged.</summary>
    public string Shown { get; }

    /// <summary>It waits for a sender that calls it.</summary>
    public bool Listens => Has("mode=listener") || (IsRtmp && Has(ListenMark)) || scheme is "udp" or "rtp";

    /// <summary>Sound may come in pieces of many seconds, as with HLS.</summary>
    public bool IsHttp => scheme is "http" or "https";

    /// <summary>A server or a sender of RTMP.</summary>
    public bool IsRtmp => scheme is "rtmp" or "rtmps";

    /// <summary>As ffmpeg is to open it.</summary>
    private string Input =>
        scheme switch
        {
            "rtmp" or "rtmps" => Without(ListenMark),
            "srt" => With("latency", "120000"), // microseconds; less than this loses packets on the internet
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

    /// <summary>Null if this is not an address of the network, but a file.</summary>
    public static NetworkAddress? Parse(string source) =>
        source.IndexOf("://", StringComparison.Ordinal) is > 1 and var at
        && source[..at].All(char.IsAsciiLetterOrDigit)
        && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? new(source)
            : null;

    /// <summary>What ffmpeg is told: little is buffered and little is probed, since its own choices cost 5 s at the start; waits have an end.</summary>
    public IReadOnlyList<string> Arguments()
    {
        string[] waits = scheme switch
        {
            // A publisher that leaves a server ends nothing; the time-out, in microseconds, counts twice.
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
            .. waits,
            "-i",
            Input,
            "-vn",
            "-ac",
            "1",
            "-ar",
            "16000",
            "-f",
            "f32le",
            "-flush_packets",
            "1",
            "-",
        ];
    }

    /// <summary>What ffmpeg said, with everything secret taken out.</summary>
    public string Redact(string text)
    {
        foreach (var known in (string[])[Input, address, Without(ListenMark)])
            text = text.Replace(known, Shown, StringComparison.Ordinal);
        // Parts of it may be told alone: a stream key, a passphrase.
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
