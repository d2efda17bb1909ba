using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Checks;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Access;

/// <summary>Certificates that are given, and that browsers refuse.</summary>
public sealed class CertificateFaultsTests : IDisposable
{
    private static readonly DateTimeOffset Today = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly IPAddress[] Addresses = [IPAddress.Parse("192.168.1.5"), IPAddress.Parse("2001:db8::5")];

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <param name="name">A DNS name or an address; null: the common name alone.</param>
    private static X509Certificate2 Make(string? name, double fromDays = -1, double toDays = 90, string? use = "1.3.6.1.5.5.7.3.1")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=hall.example", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
            names.AddIpAddress(address);
        else if (name is not null)
            names.AddDnsName(name);
        if (name is not null)
            request.CertificateExtensions.Add(names.Build());
        if (use is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        return request.CreateSelfSigned(Today.AddDays(fromDays), Today.AddDays(toDays));
    }

    private static IReadOnlyList<string> Faults(X509Certificate2 certificate, string hosts) =>
        CertificateFaults.Of(certificate, new(new() { Hosts = hosts }, "stage"), Addresses, Today);

    [Theory]
    [InlineData(-90, -1, "It expired on 2026-11-27.")]
    [InlineData(-90, -0.01, "It expired on 2026-11-28.")]
    [InlineData(1, 90, "It is valid from 2026-11-29 on only, by the clock of this machine.")]
    [InlineData(3650, 7300, "It is valid from 2036-11-25 on only, by the clock of this machine.")]
    [InlineData(-90, 3, "It expires on 2026-12-01.")]
    public void A_certificate_out_of_its_time_is_reported_with_the_day(double from, double to, string fault)
    {
        using var certificate = Make("hall.example", from, to);

        Assert.Equal([fault], Faults(certificate, "hall.example"));
    }

    [Theory]
    [InlineData("hall.example", "hall.example", "")]
    [InlineData("HALL.example", "hall.Example", "")]
    [InlineData("*.example", "hall.example", "")]
    [InlineData("stage", "", "")]
    [InlineData("stage.local", "", "")]
    [InlineData("192.168.1.5", "", "")]
    [InlineData("2001:db8::5", "", "")]
    [InlineData("hall.example", "hall.example, foyer.example", "It does not name foyer.example.")]
    [InlineData("*.example", "a.hall.example", "It does not name a.hall.example.")]
    [InlineData("hall.example", "stage_2", "It does not name stage_2.")]
    [InlineData(null, "hall.example", "It does not name hall.example.")]
    [InlineData("hall.example", "", "It names neither stage nor stage.local nor an address of this machine.")]
    [InlineData("192.168.1.6", "", "It names neither stage nor stage.local nor an address of this machine.")]
    public void A_certificate_without_the_name_by_which_visitors_come_is_reported(string? name, string hosts, string fault)
    {
        using var certificate = Make(name);

        Assert.Equal(fault, string.Join(' ', Faults(certificate, hosts)));
    }

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.2", "It is not made for servers (extended key usage).")]
    [InlineData(null, "")]
    public void A_certificate_for_something_else_is_reported(string? use, string fault)
    {
        using var certificate = Make("hall.example", use: use);

        Assert.Equal(fault, string.Join(' ', Faults(certificate, "hall.example")));
    }

    [Fact]
    public void The_start_warns_and_doctor_finds_it_in_the_file_and_in_the_running_service()
    {
        using var expired = Make("foyer.example", -90, -1);
        var server = new ServerSettings { Https = Path.Combine(folder, "given.pfx"), Hosts = "hall.example" };
        File.WriteAllBytes(server.Https, expired.Export(X509ContentType.Pfx));
        var time = new FakeTimeProvider(Today);

        var warning = Assert.Single(ServerCertificate.WarningsOf(expired, server, new(server, "stage"), time));
        Assert.Contains("It expired on 2026-11-27. It does not name hall.example.", warning, StringComparison.Ordinal);
        foreach (var inUse in new[] { null, expired })
        {
            var found = Assert.Single(CertificateCheck.Look(server, inUse, time));
            Assert.Equal((Mark.Doubtful, Problem.CertificateRefused.About(server.Https)), (found.Mark, found.About));
            Assert.StartsWith("It expired on 2026-11-27. It does not name hall.example.", found.Cause, StringComparison.Ordinal);
        }
        File.WriteAllText(server.Https, "torn");
        Assert.Equal(Mark.Bad, Assert.Single(CertificateCheck.Look(server, null, time)).Mark);
        using var good = Make("hall.example");
        Assert.Equal(Mark.Good, Assert.Single(CertificateCheck.Look(server, good, time)).Mark);
    }

    [Theory]
    [InlineData("")]
    [InlineData("self")]
    public void Without_a_given_certificate_there_is_nothing_to_say(string https) =>
        Assert.Empty(CertificateCheck.Look(new() { Https = https }, null, new FakeTimeProvider(Today)));
}
