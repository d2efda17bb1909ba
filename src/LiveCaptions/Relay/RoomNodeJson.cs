using System.Diagnostics.CodeAnalysis;
using System.Text;
using LiveCaptions.Captions;
using LiveCaptions.Settings;

namespace LiveCaptions.Relay;

/// <summary>Processes of a room as bytes. What comes from the store is checked: crews follow its links and read its words.</summary>
internal static class RoomNodeJson
{
    /// <summary>Tracks of a process at most, and of a room.</summary>
    public const int MaxTracks = 64;

    private const int MaxBytes = 64 * 1024,
        MaxViewers = 10_000_000,
        MaxMessage = 500,
        MaxAddress = 300;

    private const double MaxDelay = 3600;

    public static byte[] Write(RoomNode node) => RelayJson.Write(node);

    /// <summary>Reads a process.</summary>
    /// <returns>False where it is not one that this program would write.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RoomNode? node)
    {
        node = null;
        if (
            bytes.Length > MaxBytes
            || !RelayJson.TryRead<RoomNode>(bytes, out var read)
            || read is not { Name.Length: > 0, Role: RoomSettings.All or RoomSettings.Captioner or RoomSettings.Web }
        )
            return false;
        node = new(
            RelayNode.NameOf(read.Name),
            read.Role,
            AddressOf(read.Address),
            Math.Clamp(read.Viewers, 0, MaxViewers),
            [
                .. (read.Tracks ?? [])
                    .Where(IsFit)
                    .DistinctBy(track => track.Id)
                    .Take(MaxTracks)
                    .Select(track =>
                        track with
                        {
                            Label = VisibleText.Short(track.Label),
                            Message = track.Message is { } message ? Sentence(message) : null,
                        }
                    ),
            ]
        );
        return true;
    }

    private static bool IsFit(NodeTrack? track) =>
        track is { Id: not null, Label: not null, Epoch: >= 0 }
        && RelayNode.IsId(track.Id)
        && Enum.IsDefined(track.State)
        && (track.Relay is not { } relay || Enum.IsDefined(relay))
        && RelayJson.IsLanguage(track.Language)
        && track.Delay is >= 0 and <= MaxDelay;

    /// <summary>A web address that may stand in a link and be opened, without a slash at its end; else nothing.</summary>
    private static string AddressOf(string? text) =>
        text is { Length: > 0 and <= MaxAddress }
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.HostNameType is (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6)
        && Ascii.IsValid(address.Authority) // it stands in headers
        && address is { UserInfo: "", Query: "", Fragment: "", Host.Length: > 0 }
            ? address.AbsoluteUri.TrimEnd('/')
            : "";

    private static string Sentence(string message)
    {
        var shown = VisibleText.Of(message);
        return shown.Length <= MaxMessage ? shown : $"{shown[..MaxMessage]}…";
    }
}
