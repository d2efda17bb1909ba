using System.Text.RegularExpressions;

namespace LiveCaptions.Settings;

/// <summary>Tells network addresses from files in the text of a track's source, by its beginning alone.</summary>
internal static partial class SourceText
{
    /// <summary>The protocols that can be captioned. Every other one could reach files, programs or ports that nobody named.</summary>
    public static readonly IReadOnlyList<string> Protocols = ["srt", "rtmp", "rtmps", "rtsp", "udp", "rtp", "http", "https"];

    /// <summary>Whether the text is an address of one of <see cref="Protocols"/>.</summary>
    public static bool IsAddress(string source) => AddressOf(source).Success;

    /// <summary>The parts of an address: groups <c>scheme</c>, <c>host</c> and <c>port</c>; no success: it names a file.</summary>
    public static Match AddressOf(string source) =>
        Address().Match(source) is { Success: true } match && Protocols.Contains(match.Groups["scheme"].Value.ToLowerInvariant())
            ? match
            : Match.Empty;

    /// <summary>Whether the text is meant as an address but cannot be captioned: another protocol, one in another, or no host.</summary>
    public static bool IsForeign(string source) => !IsAddress(source) && (AnyAddress().IsMatch(source) || OtherProtocol().IsMatch(source));

    // The user part, up to the last "@", may hold secrets, as may everything after the port.
    [GeneratedRegex(
        @"\A(?<scheme>[A-Za-z]{2,8})://(?:[^/?#\\]*@)?(?<host>\[[0-9A-Fa-f:.]+(?:%[A-Za-z0-9]+)?\]|[\p{L}\p{N}._-]*)(?::(?<port>[0-9]{1,5}))?(?<rest>[/?#].*)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();

    // A single letter is a drive of Windows.
    [GeneratedRegex(@"\A(?!file:)[A-Za-z][A-Za-z0-9+.-]+[,:][^/]*//", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyAddress();

    // ffmpeg's protocols, which it takes without slashes as well.
    [GeneratedRegex(
        @"\A(amqp|async|bluray|cache|concatf?|crypto|data|fd|ffrtmp\w+|s?ftp|gophers?|hls|https?|httpproxy|icecast|ip[fn]s|md5|mms[ht]?|pipe|prompeg|rist|rtmp\w*|rtps?|rtsps?|sctp|smb|srtp?|subfile|tcp|tee|tls|udp|udplite|unix|zmq)([+,][^/]*)?:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherProtocol();
}
