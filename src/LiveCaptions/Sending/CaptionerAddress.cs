using System.Text.RegularExpressions;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Sending;

/// <summary>Where the captioner is: the service's address and one of its tracks.</summary>
/// <param name="Service">The address of its start page.</param>
/// <param name="Track">The track's id.</param>
internal sealed record CaptionerAddress(Uri Service, string Track)
{
    /// <summary>How it is named to people.</summary>
    public string Shown => $"the track {Track} of {Service.Authority}";

    /// <summary>Whether it is this machine.</summary>
    public bool IsHere => Service.IsLoopback;

    /// <summary>The address to which the track's sound goes.</summary>
    public Uri Sound => Below("sound", "");

    /// <summary>Reads what a person wrote.</summary>
    /// <param name="unencrypted">Whether a token may cross the network readable.</param>
    /// <exception cref="AddressException">It cannot be used; the message says why.</exception>
    public static CaptionerAddress Parse(string service, string track, bool hasToken, bool unencrypted)
    {
        if (
            !Uri.TryCreate(service, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0
        )
            throw new AddressException(
                "What --to names is no address of a captioner. Give the address of its start page, such as https://box.example:4956."
            );
        if (!Regex.IsMatch(track, TrackSettings.IdPattern))
            throw new AddressException(
                $"--track {track} is no track's id: those have small letters, digits and hyphens. The captioner's start page lists them."
            );
        if (hasToken && address.Scheme == "http" && !address.IsLoopback && !unencrypted)
            throw new AddressException(
                $"The token would go to {address.Authority} readable for anybody on the way, so nothing was sent. Use its https:// address, which its start page names; --unencrypted allows it in a network that you trust."
            );
        return new(new(address.AbsoluteUri.TrimEnd('/') + "/"), track);
    }

    /// <summary>The sound's WebSocket, for this stream.</summary>
    public Uri SoundSocket(string stream, long from, bool again)
    {
        var query = FormattableString.Invariant($"?stream={stream}&from={from}&again={(again ? "true" : "false")}");
        return new UriBuilder(Below("sound", query)) { Scheme = IsEncrypted ? "wss" : "ws" }.Uri;
    }

    /// <summary>The track's frames as server-sent events.</summary>
    public Uri Events(int lines) => Below("events", FormattableString.Invariant($"?lines={lines}&chars=80&tentative=false&hold=30"));

    private bool IsEncrypted => Service.Scheme == "https";

    private Uri Below(string what, string query) => new(Service, $"api/tracks/{Track}/{what}{query}");
}

/// <summary>The address of a captioner cannot be used.</summary>
internal sealed class AddressException(string message) : Exception(message), IUserFacingError;
