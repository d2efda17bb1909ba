using System.Net.WebSockets;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>How a connection ended: the close code, if there was one, and the reason as a sentence for the person at the machine.</summary>
internal sealed record LinkEnd(int? Code, string Reason)
{
    private const string Consequence = "captions in OBS resume when the connection is back.";

    /// <summary>OBS closed the connection.</summary>
    public static LinkEnd Closed(int? code, string? description) =>
        new(
            code,
            (ObsCloseCode?)code switch
            {
                ObsCloseCode.AuthenticationFailed =>
                    "OBS refused the password, so it gets no captions; copy it again from Tools → WebSocket Server Settings → Show Connect Info.",
                ObsCloseCode.UnsupportedRpcVersion =>
                    "This OBS uses another version of the obs-websocket protocol, so it gets no captions; install OBS 29 or later.",
                ObsCloseCode.SessionInvalidated =>
                    "LiveCaptions was disconnected in OBS's WebSocket settings, so OBS gets no captions; reconnect when captions are wanted again.",
                _ when code is (int)WebSocketCloseStatus.EndpointUnavailable or (int)WebSocketCloseStatus.NormalClosure =>
                    $"OBS or its WebSocket server was stopped; {Consequence}",
                _ =>
                    $"OBS closed the connection ({code?.ToString() ?? "no code"}{(string.IsNullOrWhiteSpace(description) ? "" : ": " + UntrustedText.Clean(description))}); {Consequence}",
            }
        );

    /// <summary>OBS requires a password and none is set; treated like a refused password.</summary>
    public static LinkEnd NoPassword { get; } =
        new(
            (int)ObsCloseCode.AuthenticationFailed,
            "OBS requires a password and none is set, so OBS gets no captions; copy it from Tools → WebSocket Server Settings → Show Connect Info."
        );

    /// <summary>The connection could not be made.</summary>
    public static LinkEnd Unreachable(Uri address) =>
        new(
            null,
            $"OBS cannot be reached at {address.GetLeftPart(UriPartial.Authority)}, so OBS gets no captions; start OBS and switch on Tools → WebSocket Server Settings → Enable WebSocket server."
        );

    /// <summary>The address answers, but not as obs-websocket.</summary>
    public static LinkEnd NotObs(Uri address) =>
        new(
            null,
            $"A program other than OBS answers at {address.GetLeftPart(UriPartial.Authority)}, so OBS gets no captions; check the port in Tools → WebSocket Server Settings."
        );

    /// <summary>The connection broke without a close frame: a crash, a network failure, an unanswered ping.</summary>
    public static LinkEnd Lost { get; } = new(null, $"The connection to OBS was lost; {Consequence}");

    /// <summary>The handshake timed out.</summary>
    public static LinkEnd Silent(TimeSpan limit) =>
        new(
            null,
            $"OBS accepted the connection and then said nothing for {limit.TotalSeconds:0.#} s; {Consequence} If this persists, restart OBS."
        );

    /// <summary>OBS broke the protocol.</summary>
    public static LinkEnd Violated(ProtocolViolation violation) =>
        new(violation.Code, $"OBS {violation.Message}, so the connection was closed; {Consequence}");

    /// <summary>An unexpected failure.</summary>
    public static LinkEnd Failed(Exception fault) =>
        new(null, $"The connection to OBS failed ({UntrustedText.Clean(fault.Message)}); {Consequence}");
}
