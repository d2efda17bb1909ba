namespace LiveCaptions.Obs;

/// <summary>Stages of a connection to OBS.</summary>
public enum ObsStage
{
    /// <summary>Not started, or stopped.</summary>
    Disabled,

    /// <summary>The connection is being made.</summary>
    Connecting,

    /// <summary>Connected; the handshake is in progress.</summary>
    Identifying,

    /// <summary>Requests can be sent, events arrive.</summary>
    Ready,

    /// <summary>Not connected; waiting for the next attempt.</summary>
    Backoff,

    /// <summary>OBS rejected this client; nothing is tried until <see cref="ObsClient.RetryNow"/>.</summary>
    Rejected,
}

/// <summary>The state of a connection to OBS, and its reason.</summary>
/// <param name="Stage">The stage reached.</param>
/// <param name="Reason">One sentence for the person at the machine; empty while nothing is wrong.</param>
/// <param name="Code">The close code, of RFC 6455 or <see cref="ObsCloseCode"/>; null if there was none.</param>
/// <param name="RetryIn">Time until the next attempt; null if there will be none.</param>
public sealed record ObsState(ObsStage Stage, string Reason = "", int? Code = null, TimeSpan? RetryIn = null)
{
    /// <summary>The part of <see cref="Reason"/> that says what happened and what it means, as a sentence.</summary>
    public string What { get; init; } = Reason;

    /// <summary>The part of <see cref="Reason"/> that says what to do, as a sentence; null: nothing needs to be done.</summary>
    public string? Fix { get; init; }

    internal static readonly ObsState Disabled = new(ObsStage.Disabled);
}
