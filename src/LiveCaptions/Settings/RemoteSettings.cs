using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>Another machine with LiveCaptions that recognises this machine's sound.</summary>
internal sealed record RemoteSettings
{
    /// <summary>The address of its start page. Empty: none, this machine recognises.</summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^(https?://[^/@?#\s]+(/[^?#\s]*)?)?$",
            ErrorMessage = "a web address such as \"https://box.example:4956\", without a user and without a query"
        )
    ]
    public string Address { get; init; } = "";

    /// <summary>A token of that machine with the right to speak for all tracks. Null: it needs none, or a file holds it.</summary>
    [Secret]
    public string? Token { get; init; }

    /// <summary>A file whose first line is the token; it wins over <see cref="Token"/>.</summary>
    public string? TokenFile { get; init; }

    /// <summary>SHA-256 of the certificate that the machine made itself. Empty: one that this machine trusts.</summary>
    [
        MayBeEmpty,
        RegularExpression(
            "^([0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31})?$",
            ErrorMessage = "64 hexadecimal digits, with or without colons between pairs"
        )
    ]
    public string Fingerprint { get; init; } = "";

    /// <summary>Whether there is one.</summary>
    public bool IsUsed => Address.Length > 0;

    /// <summary>Whether the token would cross a network readable for anybody on the way.</summary>
    public bool LeaksToken => IsUsed && (Token ?? TokenFile) is not null && new Uri(Address) is { Scheme: "http", IsLoopback: false };

    /// <summary>The machine, as it is named to people.</summary>
    public string Host => new Uri(Address).Authority;

    /// <summary>The address of an endpoint there.</summary>
    public Uri At(string path) => new(Address.TrimEnd('/') + path);

    /// <summary>The address of a WebSocket there.</summary>
    public Uri SocketAt(string path) => new UriBuilder(At(path)) { Scheme = At(path).Scheme == "https" ? "wss" : "ws" }.Uri;

    /// <summary>Omits the token, so that logging the settings does not reveal it.</summary>
    public override string ToString() => $"LiveCaptions at {Address}";
}
