using LiveCaptions.Sending;
using LiveCaptions.Settings;

namespace LiveCaptions.Remote;

/// <summary>The connections to the machine that recognises, which all tracks share.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class RemoteSockets : IDisposable
{
    private readonly string? token;
    private readonly CertificateTrust trust;
    private readonly HttpMessageInvoker http;
    private readonly TimeProvider clock;

    public RemoteSockets(RemoteSettings machine, string? token, TimeProvider clock)
    {
        (this.token, this.clock) = (token, clock);
        trust = new(machine.Fingerprint.Length > 0 ? machine.Fingerprint : null, "Remote:Fingerprint =");
        http = ServiceSockets.Client(new Uri(machine.Address).IsLoopback, trust);
    }

    /// <summary>Opens sockets for one track.</summary>
    public ServiceSockets Open() => new(token, http, trust, clock);

    public void Dispose() => http.Dispose();
}
