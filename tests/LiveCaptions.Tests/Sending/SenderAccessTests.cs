using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Sending;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Viewers;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Sending;

/// <summary>Who may send sound to the real service, over HTTPS and with which token.</summary>
public sealed class SenderAccessTests
{
    /// <summary>Whoever sends sound counts as another machine.</summary>
    private static readonly RequestOrigin FromElsewhere = new(
        context => !context.Request.Path.Value!.EndsWith("/sound", StringComparison.Ordinal),
        _ => "10.0.0.1"
    );

    private static async Task<RunningService> StartAsync()
    {
        var service = await RunningService.StartAsync(new ServerSettings { Https = "self" }, FromElsewhere, new());
        using var answer = await service.Client.PutAsJsonAsync(
            new Uri("/api/tracks/guest", UriKind.Relative),
            new { Source = "browser" },
            Test.Stop
        );
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return service;
    }

    private static async Task<long> ConnectAsync(RunningService service, string? fingerprint, string? token)
    {
        var https = $"https://localhost:{service.Part<ServerSettings>().HttpsPort}/";
        var (address, trust) = (
            CaptionerAddress.Parse(https, "guest", token is not null, unencrypted: false),
            new CertificateTrust(fingerprint)
        );
        using var http = ServiceSockets.Client(address.IsHere, trust);
        await using var link = await new Captioner(address, new(token, http, trust, TimeProvider.System), TimeProvider.System).ConnectAsync(
            7,
            again: false,
            Test.Stop
        );
        return link.Position;
    }

    private static async Task<string> RefusalAsync(RunningService service, string? fingerprint, string? token) =>
        (await Assert.ThrowsAsync<SendingException>(() => ConnectAsync(service, fingerprint, token))).Message;

    [Fact]
    public async Task A_self_made_certificate_is_trusted_by_its_fingerprint_and_a_token_to_speak_lets_in()
    {
        await using var service = await StartAsync();
        var own = VenueCertificate.Fingerprint(service.Part<X509Certificate2>());
        var speak = service.Part<Tokens>().Make("stage box", TokenUse.Speak, "guest").Text;

        Assert.EndsWith($"--fingerprint {own}", await RefusalAsync(service, null, speak), StringComparison.Ordinal);
        Assert.Contains("another fingerprint", await RefusalAsync(service, new string('a', 64), speak), StringComparison.Ordinal);
        Assert.Equal(7, await ConnectAsync(service, own, speak));
    }

    [Fact]
    public async Task Another_token_or_none_is_refused_with_the_captioners_own_sentence()
    {
        await using var service = await StartAsync();
        var own = VenueCertificate.Fingerprint(service.Part<X509Certificate2>());
        var tokens = service.Part<Tokens>();

        foreach (var token in new[] { null, "lc_none", tokens.Make("reader", TokenUse.Watch, null).Text })
            Assert.EndsWith(
                "Speaking needs an address with a token for it, and this one has no valid one. Ask the operator for it.",
                await RefusalAsync(service, own, token),
                StringComparison.Ordinal
            );
        Assert.EndsWith(
            "This token is for the track main only, so this one is not open to it.",
            await RefusalAsync(service, own, tokens.Make("other", TokenUse.Speak, "main").Text),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_older_captioner_which_greets_nobody_is_told_from_one_that_is_away()
    {
        await using var service = await RunningService.StartAsync();
        using var made = await service.Client.PutAsJsonAsync(
            new Uri("/api/tracks/guest", UriKind.Relative),
            new { Source = "browser" },
            Test.Stop
        );
        foreach (var again in new[] { false, true })
        {
            // A page is not greeted either.
            var (clock, socket) = (new FakeTimeProvider(), new ClientWebSocket());
            await socket.ConnectAsync(new Uri($"ws://{service.Client.BaseAddress!.Authority}/api/tracks/guest/sound"), Test.Stop);
            var greeting = CaptionerLink.GreetAsync(socket, again, clock, Test.Stop);
            clock.Advance(TimeSpan.FromSeconds(4));
            var error = await Assert.ThrowsAnyAsync<Exception>(() => greeting);
            Assert.Equal(again ? typeof(LinkException) : typeof(SendingException), error.GetType());
            if (!again)
                Assert.EndsWith("cannot take sound from it: update it.", error.Message, StringComparison.Ordinal);
            socket.Dispose();
        }
    }

    [Fact]
    public async Task Captions_of_the_sound_are_printed_as_they_settle()
    {
        await using var service = await RunningService.StartAsync();
        var address = CaptionerAddress.Parse(service.Client.BaseAddress!.ToString(), "main", hasToken: false, unencrypted: false);
        using var http = ServiceSockets.Client(address.IsHere, new(null));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        var printed = System.Threading.Channels.Channel.CreateUnbounded<string>();
        var feed = new CaptionFeed(
            address,
            null,
            http,
            text => printed.Writer.TryWrite(text),
            _ => { },
            TimeProvider.System,
            new Random(1)
        );
        var running = feed.RunAsync(stop.Token);

        await UntilPrintedAsync("Good");
        await UntilPrintedAsync(" evening");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        async Task UntilPrintedAsync(string text)
        {
            service.Captions("main").Pipeline.Publish(Talk.Said(1, text.Trim()));
            while (await printed.Reader.ReadAsync(Test.Stop) is var next && next != text)
                Assert.Equal("", next);
        }
    }
}
