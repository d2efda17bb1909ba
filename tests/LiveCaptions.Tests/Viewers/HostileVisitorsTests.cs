using System.Collections.Concurrent;
using System.Net.Http.Json;
using LiveCaptions.Access;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Access;

namespace LiveCaptions.Tests.Viewers;

/// <summary>Wrong requests of visitors that have a right, for another track, and of those that a proxy on this machine passes on.</summary>
public sealed class HostileVisitorsTests(ITestOutputHelper output)
{
    private const int Requests = 5_000;
    private const string Secret = "overheard",
        Own = "attic";

    /// <summary>Headers that proxies and tunnels add, with what a visitor would like them to say.</summary>
    private static readonly string[] Signs =
    [
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Prefix",
        "Forwarded",
        "Via",
        "X-Real-IP",
        "X-Original-For",
        "CF-Connecting-IP",
        "Tailscale-User-Login",
        "True-Client-IP",
        "Cdn-Loop",
    ];

    private static readonly int[] Refusals = [401, 403, 429];

    private static readonly string[] Claims = ["127.0.0.1", "::1", "localhost", "", "for=127.0.0.1;host=localhost", "127.0.0.1, 127.0.0.1"];

    [Theory]
    [InlineData(5, TokenUse.Watch)]
    [InlineData(6, TokenUse.Speak)]
    [InlineData(7, TokenUse.Control)]
    public async Task A_token_of_one_track_gets_no_words_of_another_and_changes_nothing_there(int seed, object use)
    {
        await using var venue = await Venue.OpenAsync("main", Own);
        var (_, text) = venue.Tokens.Make("Attic", (TokenUse)use, Own);

        await SendAsync(
            venue.Service,
            chance => HostileRequest.Make(chance, stranger: false),
            seed,
            (request, number, chance) =>
            {
                request.Headers.Add(StrangerRule.Header, $"10.{number}");
                if ((TokenUse)use == TokenUse.Control || chance.Next(2) == 0)
                    request.Headers.Authorization = new("Bearer", text);
                else
                    request.RequestUri = new(
                        $"{request.RequestUri}{(request.RequestUri!.OriginalString.Contains('?') ? '&' : '?')}token={text}",
                        UriKind.Relative
                    );
            },
            answer =>
                Assert.DoesNotMatch(
                    "/tracks/main|/api/(rules|room|tokens|obs|settings|restart|setup|inputs|models|quit|autostart)|^/status$|/api/checks",
                    answer.RequestMessage!.RequestUri!.AbsolutePath
                )
        );
    }

    [Theory]
    [InlineData(8, "")]
    [InlineData(9, "127.0.0.1")]
    [InlineData(10, "10.0.0.1")]
    public async Task What_a_proxy_passes_on_has_no_right_of_this_machine(int seed, string proxies)
    {
        var folder = Directory.CreateTempSubdirectory("livecaptions-");
        new OperatorPassword(folder.FullName).Change(Venue.Password);
        await using var service = await RunningService.StartAsync(
            new ServerSettings { AccessFolder = folder.FullName, Proxies = proxies },
            RequestOrigin.Connection,
            new(),
            "main",
            Own
        );

        await SendAsync(
            service,
            chance => HostileRequest.Make(chance, stranger: false),
            seed,
            (request, number, chance) =>
            {
                // A believed proxy says who asks: another address each time, so that no limit hides the answer.
                request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"10.{number / 250 % 250}.{number % 250}.7");
                for (var signs = chance.Next(3); signs > 0; signs--)
                    if (HostileRequest.One(chance, Signs) is var sign && !(sign == "X-Forwarded-For" && proxies == "127.0.0.1"))
                        request.Headers.TryAddWithoutValidation(sign, HostileRequest.One(chance, Claims));
            },
            answer => Assert.Matches("^/(health/|assets/|login|overlay|api/session)", answer.RequestMessage!.RequestUri!.AbsolutePath)
        );
        folder.Delete(recursive: true);
    }

    /// <param name="change">Makes it a request of this visitor: number, chance.</param>
    /// <param name="admitted">Looks at each request that succeeded.</param>
    private async Task SendAsync(
        RunningService service,
        Func<Random, HttpRequestMessage> make,
        int seed,
        Action<HttpRequestMessage, int, Random> change,
        Action<HttpResponseMessage> admitted
    )
    {
        using var said = await service.Client.PostAsJsonAsync(
            new Uri("/api/tracks/main/lines", UriKind.Relative),
            new { text = Secret },
            Test.Stop
        );
        Assert.True(said.IsSuccessStatusCode);
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = 8,
            }
        )
        {
            BaseAddress = service.Client.BaseAddress,
        };
        var answers = new ConcurrentDictionary<int, int>();
        var before = await HostileRequestsTests.StateAsync(service);
        await Parallel.ForAsync(
            0,
            Requests,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Test.Stop },
            async (i, stop) =>
            {
                var chance = new Random(seed * 1_000_003 + i);
                using var request = make(chance);
                change(request, i, chance);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}: seed {seed}, request {i}: {request}");
                if (!answer.IsSuccessStatusCode)
                    return;
                admitted(answer);
                if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
                    Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
            }
        );
        output.WriteLine(string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")));
        Assert.Equal(before, await HostileRequestsTests.StateAsync(service));
        // Visitors of a proxy that is not believed share one visitor's limits.
        Assert.True(Refusals.Sum(status => answers.GetValueOrDefault(status)) > Requests / 25);
    }
}
