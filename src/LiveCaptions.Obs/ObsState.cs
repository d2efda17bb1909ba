namespace LiveCaptions.Obs;

/// <summary>Where a connection to OBS stands.</summary>
public enum ObsStage
{
    /// <summary>Not started, or stopped.</summary>
    Disabled,

    /// <summary>The connection is being made.</summary>
    Connecting,

    /// <summary>Connected; OBS and the client introduce themselves.</summary>
    Identifying,

    /// <summary>Requests can be sent, events arrive.</summary>
    Ready,

    /// <summary>Not connected; tries again by itself.</summary>
    Backoff,

    /// <summary>OBS does not want this client; nothing is tried until somebody says so.</summary>
    Rejected,
}

/// <summary>Where a connection to OBS stands, and why.</summary>
/// <param name="Stage">Where.</param>
/// <param name="Reason">One sentence for the person at the machine; empty while nothing is wrong.</param>
/// <param name="Code">With what code the connection ended: RFC 6455 or <see cref="ObsCloseCode"/>; null if there was none.</param>
/// <param name="RetryIn">After what time the next try begins; null if none will.</param>
public sealed record ObsState(ObsStage Stage, string Reason = "", int? Code = null, TimeSpan? RetryIn = null)
{
    /// <summary>The part of <see cref="Reason"/> that says what happened and what it means, as a sentence.</summary>
    public string What { get; init; } = Reason;

    /// <summary>The part of <see cref="Reason"/> that says what to do, as a sentence; null: nothing needs to be done.</summary>
    public string? Fix { get; init; }

    internal static readonly ObsState Disabled = new(ObsStage.Disabled);
}
