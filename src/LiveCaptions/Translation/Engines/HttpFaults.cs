using System.Net.Sockets;
using System.Security.Authentication;

namespace LiveCaptions.Translation.Engines;

/// <summary>What failures of the network and statuses of HTTP mean for an engine, in words.</summary>
internal static class HttpFaults
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public static EngineFault BrokenOff { get; } = new("has broken off its answer; its own log may say why");

    /// <summary>Why no answer came.</summary>
    public static EngineFault Of(HttpRequestException e) =>
        e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => new("is not known by that name; check its address, and the network of this machine"),
            HttpRequestError.SecureConnectionError when e.InnerException is AuthenticationException => new(
                "speaks no HTTPS, or has no certificate that this machine trusts; check its address, or let the system trust the certificate",
                Lasts: true
            ),
            HttpRequestError.ResponseEnded or HttpRequestError.SecureConnectionError => BrokenOff,
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => new(
                "answers something that is not HTTP; check the port in its address",
                Lasts: true
            ),
            HttpRequestError.ConfigurationLimitExceeded => new("sends headers of unusual length; check its address", Lasts: true),
            _ => Of((e.InnerException as SocketException)?.SocketErrorCode),
        };

    /// <summary>What a status other than success means.</summary>
    public static EngineFault Of(int status) =>
        status switch
        {
            >= 300 and < 400 => new(
                $"redirects to another address ({status}), which is not followed; write the final address",
                Lasts: true
            ),
            401 or 403 => new($"refuses this machine ({status}); check the key in its settings and what the key may do", Lasts: true),
            402 => new($"wants to be paid first ({status}); see to the account, or choose another engine", Lasts: true),
            404 or 405 or 410 or 501 => new(
                $"knows no translations at this address ({status}); check the kind and the address",
                Lasts: true
            ),
            408 or 425 or 429 => new($"asks for more time ({status}); if this goes on, raise its limits or choose another engine"),
            >= 500 => new($"has a fault of its own ({status}); its own log may say why"),
            _ => new($"does not take this text ({status}); if this goes on, check its version and its settings", OfText: true),
        };

    /// <summary>When the engine wants to be asked again: at most a minute later; null: it does not say.</summary>
    /// <remarks>A date is taken by the engine's own clock, which need not agree with this machine's.</remarks>
    public static TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var wish = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - answer.Headers.Date : null;
        return wish is not { } wait || wait < TimeSpan.Zero ? null
            : wait > LongestWait ? LongestWait
            : wait;
    }

    private static EngineFault Of(SocketError? error) =>
        error switch
        {
            SocketError.ConnectionRefused => new("takes no connection: nothing listens there. Start it, or check its address"),
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => new(
                "is not known by that name; check its address, and the network of this machine"
            ),
            SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown => new(
                "is not reached by the network; check the network of this machine and its own"
            ),
            SocketError.TimedOut => new("does not answer; check that it runs and that no firewall stands between"),
            null or SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => BrokenOff,
            _ => new($"is not reached ({error}); check its address"),
        };
}
