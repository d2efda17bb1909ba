using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>What is said when captions run: the addresses, for this machine and for others.</summary>
internal static class Welcome
{
    private const int MostAddresses = 3;

    public static string Of(WebApplication app, ServiceSettings settings, string model, string sources, string choice, bool hasKeys)
    {
        var (doorplate, token) = (app.Services.GetRequiredService<PublicAddresses>(), app.Services.GetRequiredService<Tokens>().VenueText);
        return Of(
            settings.Server,
            doorplate,
            settings.Server.NeedsPassword ? token : null,
            app.Services.GetService<X509Certificate2>(),
            $"LiveCaptions is running with {model}, captioning {sources}.{choice}",
            hasKeys
        );
    }

    /// <param name="server">Where it listens.</param>
    /// <param name="doorplate">Its addresses.</param>
    /// <param name="token">The room's; it is said here and written into no log.</param>
    /// <param name="certificate">Null: there is no HTTPS.</param>
    /// <param name="running">The first line.</param>
    /// <param name="hasKeys">Whether somebody can press keys here.</param>
    public static string Of(
        ServerSettings server,
        PublicAddresses doorplate,
        string? token,
        X509Certificate2? certificate,
        string running,
        bool hasKeys = false
    )
    {
        var with = token is null || server.TrustThisMachine ? "" : $"?token={token}";
        List<string> lines =
        [
            running,
            $"  Start page  {doorplate.Here}/",
            $"  Overlay     {doorplate.Here}/overlay{with}   (add it to OBS as a browser source)",
        ];
        if (server.IsOpenToNetwork)
            lines.AddRange(ForOthers(server, doorplate, token));
        if (certificate is not null && server.Https == ServerSettings.SelfMade)
            lines.Add(
                $"  Browsers warn of the certificate, since the machine made it itself. It is ours if its SHA-256 fingerprint is{Environment.NewLine}    {VenueCertificate.Fingerprint(certificate)}"
            );
        lines.Add((hasKeys ? CatchUpKey.Help + " " : "") + "Stop it with Ctrl-C.");
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<string> ForOthers(ServerSettings server, PublicAddresses doorplate, string? token)
    {
        var origins = doorplate.Origins.Take(MostAddresses).ToList();
        if (origins.Count == 0)
        {
            yield return "  Other machines cannot come: this one has no address in a network. Connect it; the addresses are then on the start page.";
            yield break;
        }
        var with = token is null ? "" : $"?token={token}";
        foreach (var origin in origins)
        {
            yield return $"  Phones      {origin}/live{with}";
            yield return $"  Wall        {origin}/wall{with}   (QR code of the phones' address)";
        }
        foreach (var origin in doorplate.SafeOrigins.Take(MostAddresses))
            yield return $"  Operator    {origin}/operator";
        if (!server.HasHttps)
            yield return "  Without HTTPS the password goes over the network for all to read, and other machines get no microphone: set Server:Https to \"self\".";
    }
}
