using LiveCaptions.Obs.Connection;

namespace LiveCaptions.Obs;

/// <summary>How to reach OBS, and how patient to be.</summary>
public sealed record ObsClientOptions
{
    /// <summary>Where obs-websocket listens.</summary>
    public Uri Address { get; init; } = new("ws://127.0.0.1:4455");

    /// <summary>The password, if OBS asks for one.</summary>
    public ObsPassword? Password { get; init; }

    /// <summary>Which events OBS shall send.</summary>
    public EventSubscriptions Subscriptions { get; init; } = EventSubscriptions.Captioning;

    /// <summary>Most time to connect.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most time to wait for Hello, and again for Identified.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Most time to wait for a request's answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a request is asked again when OBS says that it is not ready (207).</summary>
    public TimeSpan NotReadyPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long requests are held back at most while OBS changes its scene collection.</summary>
    public TimeSpan CollectionChangePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an idle connection is tested.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A test that is not answered within this time ends the connection.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most time to say goodbye.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After a rejection (wrong password, removed by the user) try again after this time; null: only when told.</summary>
    public TimeSpan? RetryAfterRejection { get; init; }

    /// <summary>A longer message, in bytes, ends the connection.</summary>
    public int LargestMessage { get; init; } = 16 * 1024 * 1024;

    /// <summary>More requests than this may not wait at a time.</summary>
    public int MostPending { get; init; } = 64;

    /// <summary>How long to wait before each next try.</summary>
    public ReconnectPolicy Reconnect { get; init; } = new();

    /// <summary>The clock of every wait but the keep-alive's, which is the WebSocket's own.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A number from 0 to 1 by chance: spreads the tries of several clients.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <exception cref="ObsSettingsException">A value cannot work; names the first.</exception>
    internal void Validate()
    {
        if (!Address.IsAbsoluteUri || Address.Scheme is not ("ws" or "wss") || Address.UserInfo.Length > 0 || Address.Query.Length > 0)
            throw new ObsSettingsException(
                "The address of OBS must look like ws://127.0.0.1:4455, without a name, password or query in it, so there is no connection to OBS; correct it."
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
            throw new ObsSettingsException("Every time limit for OBS must be above 0 and at most a day; correct the one that is not.");
        if (LargestMessage < 1024 || MostPending < 1)
            throw new ObsSettingsException("For OBS, LargestMessage must be 1024 bytes or more and MostPending 1 or more; correct them.");
        Reconnect.Validate();
    }
}
