using LiveCaptions.Obs.Connection;

namespace LiveCaptions.Obs;

/// <summary>Where to reach OBS, and the time limits and size limits of the connection.</summary>
public sealed record ObsClientOptions
{
    /// <summary>The address of obs-websocket.</summary>
    public Uri Address { get; init; } = new("ws://127.0.0.1:4455");

    /// <summary>The password, if OBS requires one.</summary>
    public ObsPassword? Password { get; init; }

    /// <summary>The events to subscribe to.</summary>
    public EventSubscriptions Subscriptions { get; init; } = EventSubscriptions.Captioning;

    /// <summary>Time limit for connecting.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time limit for Hello, and again for Identified.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Time limit for the response to a request.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a request is retried while OBS answers that it is not ready (207).</summary>
    public TimeSpan NotReadyPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time for which requests are held back while OBS changes its scene collection.</summary>
    public TimeSpan CollectionChangePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Interval of keep-alive pings on an idle connection.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A ping that is not answered within this time ends the connection.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time limit for the closing handshake.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Wait before retrying after a rejection (wrong password, removed by the user); null retries only on <see
    /// cref="ObsClient.RetryNow"/>.
    /// </summary>
    public TimeSpan? RetryAfterRejection { get; init; }

    /// <summary>Largest message in bytes; a larger one ends the connection.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Largest number of pending requests; further ones are refused.</summary>
    public int MaxPendingRequests { get; init; } = 64;

    /// <summary>Waits between attempts to connect.</summary>
    public ReconnectPolicy Reconnect { get; init; } = new();

    /// <summary>The clock of every wait except the keep-alive, whose timer is the WebSocket's own.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Source of random numbers from 0 to 1 for the jitter, which spreads the attempts of several clients.</summary>
    public Func<double> NextRandom { get; init; } = Random.Shared.NextDouble;

    /// <exception cref="ObsSettingsException">A value is invalid; the message names the first one.</exception>
    internal void Validate()
    {
        if (!Address.IsAbsoluteUri || Address.Scheme is not ("ws" or "wss") || Address.UserInfo.Length > 0 || Address.Query.Length > 0)
            throw new ObsSettingsException(
                "The address of OBS must look like ws://127.0.0.1:4455, without user name, password or query, so there is no connection to OBS; correct it."
            );
        TimeSpan[] limits =
        [
            ConnectTimeout,
            HandshakeTimeout,
            RequestTimeout,
            NotReadyPatience,
            CollectionChangePatience,
            KeepAliveInterval,
            KeepAliveTimeout,
            CloseTimeout,
            RetryAfterRejection ?? RequestTimeout,
        ];
        if (limits.Any(limit => limit <= TimeSpan.Zero || limit > TimeSpan.FromDays(1)))
            throw new ObsSettingsException(
                "Every time limit for OBS must be greater than 0 and at most one day, so there is no connection to OBS; correct the one that is not."
            );
        if (MaxMessageBytes < 1024 || MaxPendingRequests < 1)
            throw new ObsSettingsException(
                "For OBS, MaxMessageBytes must be at least 1024 and MaxPendingRequests at least 1, so there is no connection to OBS; correct them."
            );
        Reconnect.Validate();
    }
}
