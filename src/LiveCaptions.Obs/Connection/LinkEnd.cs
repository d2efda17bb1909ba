using System.Net.WebSockets;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>How a connection ended.</summary>
/// <param name="Code">The close code; null if there was none.</param>
/// <param name="What">A sentence that says what happened and what it means for the captions.</param>
/// <param name="Fix">A sentence that says what to do; null if the connection is restored without help.</param>
internal sealed record LinkEnd(int? Code, string What, string? Fix = null)
{
    private const string Consequence = "captions in OBS resume when the connection is back.";

    /// <summary>The reason in one sentence.</summary>
    public string Reason => Fix is null ? What : $"{What.TrimEnd('.')}; {char.ToLowerInvariant(Fix[0])}{Fix[1..]}";

    /// <summary>OBS closed the connection.</summary>
    public static LinkEnd Closed(int? code, string? description) =>
        (ObsCloseCode?)code switch
        {
            ObsCloseCode.AuthenticationFailed => new(
                code,
                "OBS refused the password, so it gets no captions.",
                "Copy it again from Tools → WebSocket Server Settings → Show Connect Info."
            ),
            ObsCloseCode.UnsupportedRpcVersion => new(
                code,
                "This OBS uses another version of the obs-websocket protocol, so it gets no captions.",
                "Install OBS 29 or later."
            ),
            ObsCloseCode.SessionInvalidated => new(
                code,
                "LiveCaptions was disconnected in OBS's WebSocket settings, so OBS gets no captions.",
                "Reconnect when captions are wanted again."
            ),
            _ when code is (int)WebSocketCloseStatus.EndpointUnavailable or (int)WebSocketCloseStatus.NormalClosure => new(
                code,
                $"OBS or its WebSocket server was stopped; {Consequence}"
            ),
            _ => new(
                code,
                $"OBS closed the connection ({code?.ToString() ?? "no code"}{(string.IsNullOrWhiteSpace(description) ? "" : ": " + UntrustedText.Clean(description))}); {Consequence}"
            ),
        };

    /// <summary>OBS requires a password and none is set; treated like a refused password.</summary>
    public static LinkEnd NoPassword { get; } =
        new(
            (int)ObsCloseCode.AuthenticationFailed,
            "OBS requires a password and none is set, so OBS gets no captions.",
            "Copy it from Tools → WebSocket Server Settings → Show Connect Info."
        );

    /// <summary>The connection could not be made.</summary>
    public static LinkEnd Unreachable(Uri address) =>
        new(
            null,
            $"OBS cannot be reached at {address.GetLeftPart(UriPartial.Authority)}, so OBS gets no captions.",
            "Start OBS and switch on Tools → WebSocket Server Settings → Enable WebSocket server."
        );

    /// <summary>The address answers, but not as obs-websocket.</summary>
    public static LinkEnd NotObs(Uri address) =>
        new(
            null,
            $"A program other than OBS answers at {address.GetLeftPart(UriPartial.Authority)}, so OBS gets no captions.",
            "Check the port in Tools → WebSocket Server Settings."
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
