using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>Where viewers find the captions, and who is let in.</summary>
internal sealed record ServerSettings
{
    public const string Loopback = "loopback",
        Network = "network",
        SelfMade = "self";

    [Range(1024, 65535)]
    public int Port { get; init; } = 4955;

    /// <summary>"loopback": this machine only. "network": other machines too, with an operator's password and viewers' tokens.</summary>
    [AllowedValues(Loopback, Network)]
    public string Listen { get; init; } = Loopback;

    /// <summary>Other names of this machine, separated by commas.</summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^([A-Za-z0-9._-]+(\s*,\s*[A-Za-z0-9._-]+)*)?$",
            ErrorMessage = "names with commas between, such as \"captions.example, hall\""
        )
    ]
    public string Hosts { get; init; } = "";

    /// <summary>
    /// Proxies in front of the service, addresses or networks separated by commas, whose X-Forwarded-For, -Proto, -Host and -Prefix are
    /// believed. Empty: no proxy is, and its visitors count as one.
    /// </summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^([0-9A-Fa-f:.]+(/[0-9]{1,3})?(\s*,\s*[0-9A-Fa-f:.]+(/[0-9]{1,3})?)*)?$",
            ErrorMessage = "addresses or networks with commas between, such as \"127.0.0.1, 10.0.0.0/24\""
        )
    ]
    public string Proxies { get; init; } = "";

    /// <summary>
    /// The path below which a proxy puts the service, such as "/captions-hall". Empty: none, or the one of a proxy's X-Forwarded-Prefix.
    /// </summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^(?!/?(api|assets|health|tracks|obs)(/|$))/?([A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*/?)?$",
            ErrorMessage = "a path such as \"/captions-hall\", which does not begin with one of the service's own (api, assets, health, tracks, obs)"
        )
    ]
    public string BasePath { get; init; } = "";

    /// <summary>
    /// Requests from this machine need neither password nor token, unless a proxy passed them on; false if other people use it.
    /// </summary>
    public bool TrustThisMachine { get; init; } = true;

    /// <summary>Viewers at a time; more are refused.</summary>
    [Range(1, 10000)]
    public int MaxViewers { get; init; } = 2000;

    /// <summary>Connections at a time from one other machine; more are refused.</summary>
    [Range(4, 10000)]
    public int MaxConnectionsPerAddress { get; init; } = 100;

    /// <summary>
    /// Empty: no HTTPS. "self": a self-signed certificate made for this machine. Otherwise a certificate file, PFX or PEM.
    /// </summary>
    [MayBeEmpty]
    public string Https { get; init; } = "";

    [Range(1024, 65535)]
    public int HttpsPort { get; init; } = 4956;

    /// <summary>The key file of a PEM certificate; empty: the key is in the certificate's file.</summary>
    [MayBeEmpty]
    public string HttpsKeyFile { get; init; } = "";

    /// <summary>Password of the certificate's key. Null: it has none.</summary>
    public string? HttpsPassword { get; init; }

    /// <summary>A file whose first line is the key's password; it wins over <see cref="HttpsPassword"/>.</summary>
    public string? HttpsPasswordFile { get; init; }

    /// <summary>Folder for the operator's password and the tokens. Null: the user's settings folder.</summary>
    public string? AccessFolder { get; init; }

    /// <summary>Other machines can connect.</summary>
    public bool IsOpenToNetwork => Listen == Network;

    /// <summary>Requests may come from strangers.</summary>
    public bool NeedsPassword => IsOpenToNetwork || !TrustThisMachine || Proxies.Length > 0;

    public bool HasHttps => Https.Length > 0;

    /// <summary>The folder in use for the operator's password and the tokens.</summary>
    public string KeptIn => AccessFolder ?? ProgramFiles.Access;

    /// <summary>Omits the password, so that logging the settings does not reveal it.</summary>
    public override string ToString() => $"{nameof(ServerSettings)} {{ Port = {Port}, Listen = {Listen} }}";
}
