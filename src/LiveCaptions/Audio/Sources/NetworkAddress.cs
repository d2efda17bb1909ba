using System.Globalization;
using System.Text;
using LiveCaptions.Audio.Files;
using LiveCaptions.Settings;

namespace LiveCaptions.Audio.Sources;

/// <summary>The address of a network source: what ffmpeg is told about it, and the part that may be displayed and logged.</summary>
/// <remarks>Stream keys, passwords and tokens stand in the path, the user part and the query, which are never displayed.</remarks>
internal sealed class NetworkAddress
{
    private const string ListenParameter = "listen=1";

    /// <summary>Containers of a live stream. A playlist is none: a sender could name files and ports of this machine in it.</summary>
    private const string LiveFormats = "mpegts,flv,live_flv,matroska,ogg,mp3,aac,ac3,eac3,wav,w64,au,caf,flac,nut,rtp,rtsp,sdp";

    private readonly string address;
    private readonly string scheme;

    private NetworkAddress(string scheme, string host, string port, string address)
    {
        this.scheme = scheme.ToLowerInvariant();
        (Host, Port) = (host, port.Length > 0 ? int.Parse(port, CultureInfo.InvariantCulture) : null);
        // ffmpeg knows the protocol in small letters only.
        this.address = this.scheme + address[scheme.Length..];
        Shown = $"{this.scheme}://{host}{(port.Length > 0 ? ":" : "")}{port}";
    }

    /// <summary>Scheme, host and port, which may be logged.</summary>
    public string Shown { get; }

    /// <summary>The host, without brackets only where it has none.</summary>
    public string Host { get; }

    /// <summary>The port; null: the protocol's own.</summary>
    public int? Port { get; }

    /// <summary>Whether it waits for a sender to connect.</summary>
    public bool Listens => Has("mode=listener") || (IsRtmp && Has(ListenParameter)) || scheme is "udp" or "rtp";

    /// <summary>Whether sound may come in segments of many seconds, as with HLS.</summary>
    public bool IsHttp => scheme is "http" or "https";

    /// <summary>Whether it is an RTMP server or sender.</summary>
    public bool IsRtmp => scheme is "rtmp" or "rtmps";

    /// <summary>ffmpeg's arguments. They are public to all users of the machine, so the address is not among them.</summary>
    public IReadOnlyList<string> Arguments =>
        [
            "-nostdin",
            "-v",
            "error",
            "-f",
            "concat",
            "-safe",
            "0",
            "-protocol_whitelist",
            $"pipe,{Protocols}",
            "-i",
            "pipe:0",
            .. FfmpegSound.Output,
            "-flush_packets",
            "1",
            "-",
        ];

    /// <summary>What ffmpeg reads from its standard input.</summary>
    /// <remarks>The address, little probing (the defaults cost 5 s), and a time-out for every wait.</remarks>
    public string Script
    {
        get
        {
            var script = new StringBuilder("ffconcat version 1.0\n");
            script.Append("file '").Append(Input.Replace("'", @"'\''", StringComparison.Ordinal)).Append("'\n");
            foreach (var option in (string[])["analyzeduration 500000", $"protocol_whitelist {Protocols}", .. Options])
                script.Append("option ").Append(option).Append('\n');
            return script.ToString();
        }
    }

    /// <summary>The protocols that opening the address needs, redirects and segments included.</summary>
    private string Protocols =>
        scheme switch
        {
            "srt" => "srt,udp",
            "rtmp" => "rtmp,tcp",
            "rtmps" => "rtmps,tls,tcp",
            "rtsp" => "rtsp,rtp,rtcp,udp,tcp",
            "rtp" => "rtp,rtcp,udp",
            "udp" => "udp",
            _ => "http,https,tls,tcp,crypto",
        };

    private string[] Options =>
        scheme switch
        {
            // A publisher that leaves a server does not end the connection. The time-out is in microseconds, and counts twice.
            "rtmp" or "rtmps" => [$"format_whitelist {LiveFormats}", Listens ? "listen 1" : "rw_timeout 3000000"],
            "http" or "https" =>
            [
                "reconnect 1",
                "reconnect_streamed 1",
                "reconnect_on_network_error 1",
                "reconnect_delay_max 2",
                "rw_timeout 10000000",
            ],
            _ => [$"format_whitelist {LiveFormats}"],
        };

    /// <summary>The address as ffmpeg must open it.</summary>
    private string Input =>
        scheme switch
        {
            "rtmp" or "rtmps" => Without(ListenParameter),
            "srt" => With("latency", "120000"), // microseconds; less loses packets on the internet
            "udp" => With("timeout", "3000000"),
            _ => address,
        };

    /// <summary>Parses a network address; null if the text names a file.</summary>
    public static NetworkAddress? Parse(string source) =>
        SourceText.AddressOf(source) is { Success: true } match
            ? new(match.Groups["scheme"].Value, match.Groups["host"].Value, match.Groups["port"].Value, source)
            : null;

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
