using System.Net.WebSockets;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>How a connection ended: the close code if there was one, and the reason in a sentence for the person at the machine.</summary>
internal sealed record LinkEnd(int? Code, string Reason)
{
    private const string GoesOn = "captions in OBS wait until the connection is back.";

    /// <summary>OBS closed it, with a code.</summary>
    public static LinkEnd Closed(int? code, string? description) =>
        new(
            code,
            (ObsCloseCode?)code switch
            {
                ObsCloseCode.AuthenticationFailed =>
                    "OBS refused the password, so it gets no captions; copy it anew from Tools → WebSocket Server Settings → Show Connect Info.",
                ObsCloseCode.UnsupportedRpcVersion =>
                    "This OBS speaks another version of obs-websocket's protocol, so it gets no captions; OBS 29 or later is needed.",
                ObsCloseCode.SessionInvalidated =>
                    "This program was disconnected in OBS's WebSocket settings, so OBS gets no captions; connect again when it may.",
                _ when code is (int)WebSocketCloseStatus.EndpointUnavailable or (int)WebSocketCloseStatus.NormalClosure =>
                    $"OBS or its WebSocket server was stopped; {GoesOn}",
                _ =>
                    $"OBS closed the connection ({code?.ToString() ?? "no code"}{(string.IsNullOrWhiteSpace(description) ? "" : ": " + Foreign.Text(description))}); {GoesOn}",
            }
        );

    /// <summary>OBS wants a password and there is none: as if it had been refused.</summary>
    public static LinkEnd NoPassword { get; } =
        new(
            (int)ObsCloseCode.AuthenticationFailed,
            "OBS asks for a password and none is set, so it gets no captions; copy it from Tools → WebSocket Server Settings → Show Connect Info."
        );

    /// <summary>It never came to be.</summary>
    public static LinkEnd Unreachable(Uri address) =>
        new(
            null,
            $"OBS cannot be reached at {address.GetLeftPart(UriPartial.Authority)}, so it gets no captions; start OBS and switch on Tools → WebSocket Server Settings → Enable WebSocket server."
        );

    /// <summary>Something else answers there.</summary>
    public static LinkEnd NotObs(Uri address) =>
        new(
            null,
            $"Another program than OBS answers at {address.GetLeftPart(UriPartial.Authority)}, so OBS gets no captions; compare the port with Tools → WebSocket Server Settings."
        );

    /// <summary>It broke without a goodbye: a crash, a cable, a test that was not answered.</summary>
    public static LinkEnd Lost { get; } = new(null, $"The connection to OBS was lost; {GoesOn}");

    /// <summary>OBS said nothing.</summary>
    public static LinkEnd Silent(TimeSpan limit) =>
        new(null, $"OBS took the connection and then said nothing for {limit.TotalSeconds:0.#} s; {GoesOn} If it stays so, restart OBS.");

    /// <summary>OBS sent nonsense.</summary>
    public static LinkEnd Violated(ProtocolViolation violation) =>
        new(violation.Code, $"OBS {violation.Message}, so the connection was closed; {GoesOn}");

    /// <summary>Nobody foresaw it.</summary>
    public static LinkEnd Failed(Exception fault) => new(null, $"The connection to OBS failed ({Foreign.Text(fault.Message)}); {GoesOn}");
}
