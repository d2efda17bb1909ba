using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>The message when captions run: the addresses for this machine and for others.</summary>
internal static class Welcome
{
    private const int MaxAddresses = 3;

    public static string Of(WebApplication app, ServiceSettings settings, string model, string choice, bool hasKeys)
    {
        var sources = string.Join(", ", app.Services.GetRequiredService<ITrackReports>().Tracks.Select(t => t.Source));
        var (addresses, token) = (app.Services.GetRequiredService<PublicAddresses>(), app.Services.GetRequiredService<Tokens>().VenueText);
        return Of(
            settings.Server,
            addresses,
            settings.Server.NeedsPassword ? token : null,
            app.Services.GetService<X509Certificate2>(),
            settings.Room.MakesCaptions
                ? $"LiveCaptions is running with {model}, captioning {sources}.{choice}"
                : $"LiveCaptions is running, and shows the captions that other machines make for the room {settings.Room.Name}.",
            hasKeys
        );
    }

    /// <param name="server">The server's settings.</param>
    /// <param name="addresses">The service's addresses.</param>
    /// <param name="token">The token for the room, which is shown here and never logged.</param>
    /// <param name="certificate">Null: there is no HTTPS.</param>
    /// <param name="running">The first line.</param>
    /// <param name="hasKeys">A person can press keys in this terminal.</param>
    public static string Of(
        ServerSettings server,
        PublicAddresses addresses,
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
            $"  Start page  {addresses.Here}/",
            $"  Overlay     {addresses.Here}/overlay{with}   (add it to OBS as a browser source)",
        ];
        if (server.IsOpenToNetwork)
            lines.AddRange(ForOthers(server, addresses, token));
        if (certificate is not null && server.Https == ServerSettings.SelfMade)
            lines.Add(
                $"  Browsers warn about the certificate, because it is self-signed. It is the right one if its SHA-256 fingerprint is{Environment.NewLine}    {VenueCertificate.Fingerprint(certificate)}"
            );
        lines.Add((hasKeys ? CatchUpKey.Help + " " : "") + "Stop it with Ctrl-C.");
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<string> ForOthers(ServerSettings server, PublicAddresses addresses, string? token)
    {
        var origins = addresses.Origins.Take(MaxAddresses).ToList();
        if (origins.Count == 0)
        {
            yield return "  Other machines cannot connect: this one has no network address. Connect it to a network; the start page then shows the addresses.";
            yield break;
        }
        var with = token is null ? "" : $"?token={token}";
        foreach (var origin in origins)
        {
            yield return $"  Phones      {origin}/live{with}";
            yield return $"  Wall        {origin}/wall{with}   (QR code of the phones' address)";
        }
        foreach (var origin in addresses.SafeOrigins.Take(MaxAddresses))
            yield return $"  Operator    {origin}/operator";
        if (!server.HasHttps)
            yield return "  Without HTTPS anyone in the network can read the password, and other machines cannot use their microphones: set Server:Https to \"self\".";
    }
}
