namespace LiveCaptions.Http;

/// <summary>Clients for services outside whose addresses may hold keys, or that get them.</summary>
internal static class PeerClient
{
    /// <summary>
    /// A client that follows no redirects, since a key is for its own host alone, keeps no cookies, and waits for as long as the caller's
    /// token lets it.
    /// </summary>
    /// <param name="drained">Bytes of an answer that are read to keep its connection although nobody wants them.</param>
    /// <param name="idle">How long a connection that nobody uses is kept; null: a minute.</param>
    public static HttpClient Open(int drained = 1 << 20, TimeSpan? idle = null) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                // Names are looked up again now and then: the service moves while the program runs for days.
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                PooledConnectionIdleTimeout = idle ?? TimeSpan.FromMinutes(1),
                MaxConnectionsPerServer = 1,
                MaxResponseHeadersLength = 16,
                MaxResponseDrainSize = drained,
                ActivityHeadersPropagator = null,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
