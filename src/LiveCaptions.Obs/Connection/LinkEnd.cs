using System.Net.WebSockets;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>How a connection ended.</summary>
/// <param name="Code">The close code; null: there was none.</param>
/// <param name="What">A sentence on what happened and what it means.</param>
/// <param name="Fix">A sentence on what to do; null: the connection comes back by itself.</param>
internal sealed record LinkEnd(int? Code, string What, string? Fix = null)
{
    private const string GoesOn = "captions in OBS wait until the connection is back.";

    /// <summary>The reason in one sentence.</summary>
    public string Reason => Fix is null ? What : $"{What.TrimEnd('.')}; {char.ToLowerInvariant(Fix[0])}{Fix[1..]}";

    /// <summary>OBS closed the connection.</summary>
    public static LinkEnd Closed(int? code, string? description) =>
        (ObsCloseCode?)code switch
        {
            ObsCloseCode.AuthenticationFailed => new(
                code,
                "OBS refused the password, so it gets no captions.",
                "Copy it anew from Tools → WebSocket Server Settings → Show Connect Info."
            ),
            ObsCloseCode.UnsupportedRpcVersion => new(
                code,
                "This OBS speaks another version of obs-websocket's protocol, so it gets no captions.",
                "Update OBS to 29 or later."
            ),
            ObsCloseCode.SessionInvalidated => new(
                code,
                "This program was disconnected in OBS's WebSocket settings, so OBS gets no captions.",
                "Connect again when it may."
            ),
            _ when code is (int)WebSocketCloseStatus.EndpointUnavailable or (int)WebSocketCloseStatus.NormalClosure => new(
                code,
                $"OBS or its WebSocket server was stopped; {GoesOn}"
            ),
            _ => new(
                code,
                $"OBS closed the connection ({code?.ToString() ?? "no code"}{(string.IsNullOrWhiteSpace(description) ? "" : ": " + Foreign.Text(description))}); {GoesOn}"
            ),
        };

    /// <summary>OBS wants a password and there is none: as if it had been refused.</summary>
    public static LinkEnd NoPassword { get; } =
        new(
            (int)ObsCloseCode.AuthenticationFailed,
            "OBS asks for a password and none is set, so it gets no captions.",
            "Copy it from Tools → WebSocket Server Settings → Show Connect Info."
        );

    /// <summary>There was never a connection.</summary>
    public static LinkEnd Unreachable(Uri address) =>
        new(
            null,
            $"OBS cannot be reached at {address.GetLeftPart(UriPartial.Authority)}, so it gets no captions.",
            "Start OBS and switch on Tools → WebSocket Server Settings → Enable WebSocket server."
        );

    /// <summary>Another program answers there.</summary>
    public static LinkEnd NotObs(Uri address) =>
        new(
            null,
            $"Another program than OBS answers at {address.GetLeftPart(UriPartial.Authority)}, so OBS gets no captions.",
            "Compare the port with Tools → WebSocket Server Settings."
        );

    /// <summary>The connection broke without a goodbye: a crash, a cable, a test that was not answered.</summary>
    public static LinkEnd Lost { get; } = new(null, $"The connection to OBS was lost; {GoesOn}");

    /// <summary>OBS said nothing.</summary>
    public static LinkEnd Silent(TimeSpan limit) =>
        new(null, $"OBS took the connection and then said nothing for {limit.TotalSeconds:0.#} s; {GoesOn} If it stays so, restart OBS.");

    /// <summary>OBS broke the protocol.</summary>
    public static LinkEnd Violated(ProtocolViolation violation) =>
        new(violation.Code, $"OBS {violation.Message}, so the connection was closed; {GoesOn}");

    /// <summary>An error that nobody foresaw.</summary>
    public static LinkEnd Failed(Exception fault) => new(null, $"The connection to OBS failed ({Foreign.Text(fault.Message)}); {GoesOn}");
}
