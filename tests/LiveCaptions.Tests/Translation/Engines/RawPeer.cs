using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LiveCaptions.Tests.Translation.Engines;

/// <summary>A server on this machine that answers the first request byte for byte as the test says, then closes.</summary>
internal sealed class RawPeer : IDisposable
{
    private const byte TlsHandshake = 0x16;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public RawPeer() => listener.Start();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Task AnswerAsync(string bytes) => AnswerAsync(Encoding.UTF8.GetBytes(bytes));

    public async Task AnswerAsync(byte[] bytes)
    {
        using var client = await listener.AcceptTcpClientAsync(Test.Stop);
        var stream = client.GetStream();
        await ReadHeadAsync(stream);
        await stream.WriteAsync(bytes, Test.Stop);
    }

    /// <summary>Sends headers and then a body without end, until the other side has had enough.</summary>
    /// <returns>How much it took, with what the system holds in between.</returns>
    public async Task<long> AnswerWithoutEndAsync(string head)
    {
        using var client = await listener.AcceptTcpClientAsync(Test.Stop);
        var stream = client.GetStream();
        await ReadHeadAsync(stream);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), Test.Stop);
        var (taken, block) = (0L, new byte[16 * 1024]);
        Array.Fill(block, (byte)'a');
        try
        {
            while (true)
            {
                await stream.WriteAsync(block, Test.Stop);
                taken += block.Length;
            }
        }
        catch (IOException)
        {
            return taken;
        }
    }

    /// <summary>Speaks TLS with a certificate that nobody trusts.</summary>
    public async Task OfferCertificateAsync()
    {
        using var key = ECDsa.Create();
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        using var client = await listener.AcceptTcpClientAsync(Test.Stop);
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, Test.Stop);
            await tls.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, Test.Stop);
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The other side leaves, as it should.
        }
    }

    public void Dispose() => listener.Dispose();

    private static async Task ReadHeadAsync(NetworkStream stream)
    {
        var (seen, block) = (new StringBuilder(), new byte[4096]);
        while (!seen.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var length = await stream.ReadAsync(block, Test.Stop);
            if (length == 0 || block[0] == TlsHandshake)
                return;
            seen.Append(Encoding.Latin1.GetString(block, 0, length));
        }
    }
}
