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

    /// <summary>Further names by which this machine is called, with commas between.</summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^([A-Za-z0-9._-]+(\s*,\s*[A-Za-z0-9._-]+)*)?$",
            ErrorMessage = "names with commas between, such as \"captions.example, hall\""
        )
    ]
    public string Hosts { get; init; } = "";

    /// <summary>Whether this machine needs neither password nor token; not so where others use it too, or a proxy runs on it.</summary>
    public bool TrustThisMachine { get; init; } = true;

    /// <summary>More viewers than this at once are refused.</summary>
    [Range(1, 10000)]
    public int MaxViewers { get; init; } = 2000;

    /// <summary>More connections than this at once from one other machine are refused.</summary>
    [Range(4, 10000)]
    public int MaxConnectionsPerAddress { get; init; } = 100;

    /// <summary>Empty: no HTTPS. "self": a certificate made for this machine. Else a certificate's file, PFX or PEM.</summary>
    [MayBeEmpty]
    public string Https { get; init; } = "";

    [Range(1024, 65535)]
    public int HttpsPort { get; init; } = 4956;

    /// <summary>The key of a PEM certificate; empty: it is in the same file.</summary>
    [MayBeEmpty]
    public string HttpsKeyFile { get; init; } = "";

    /// <summary>Password of the certificate's key. Null: none.</summary>
    public string? HttpsPassword { get; init; }

    /// <summary>A file whose first line is that password; it wins.</summary>
    public string? HttpsPasswordFile { get; init; }

    /// <summary>Where the operator's password and the tokens are kept. Null: the user's own folder for settings.</summary>
    public string? AccessFolder { get; init; }

    /// <summary>Other machines may come.</summary>
    public bool IsOpenToNetwork => Listen == Network;

    /// <summary>Somebody who comes may be a stranger.</summary>
    public bool NeedsPassword => IsOpenToNetwork || !TrustThisMachine;

    public bool HasHttps => Https.Length > 0;

    public string KeptIn => AccessFolder ?? ProgramFiles.Access;

    /// <summary>A record writes its members into texts: not this one's password.</summary>
    public override string ToString() => $"{nameof(ServerSettings)} {{ Port = {Port}, Listen = {Listen} }}";
}
