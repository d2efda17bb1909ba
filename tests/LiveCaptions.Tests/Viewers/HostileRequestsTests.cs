using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Access;
using LiveCaptions.Tests.Access;

namespace LiveCaptions.Tests.Viewers;

/// <summary>Wrong requests of every kind to every address of the service, made from a seed.</summary>
public sealed class HostileRequestsTests(ITestOutputHelper output)
{
    private const int Requests = 10_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Hostile_requests_break_nothing_and_those_of_other_sites_are_refused(int seed)
    {
        await using var service = await RunningService.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 8 })
        {
            BaseAddress = service.Client.BaseAddress,
        };
        var answers = new ConcurrentDictionary<int, int>();
        var before = await StateAsync(service);
        await Parallel.ForAsync(
            0,
            Requests / 2,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Test.Stop },
            async (i, stop) =>
            {
                var chance = new Random(seed * 1_000_003 + i);
                // Only strangers may carry calls that would be right: what they ask for must not happen.
                using var request = HostileRequest.Make(chance, stranger: i % 2 == 0);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}: seed {seed}, request {i}: {request}");
                if (i % 2 == 0)
                    Assert.True(
                        answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest,
                        $"{answer.StatusCode}: seed {seed}, request {i}: {request}"
                    );
            }
        );

        output.WriteLine(string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")));
        Assert.Equal(before, await StateAsync(service));
        Assert.True(answers[403] > Requests / 8);
    }

    /// <summary>Everything that control could have changed and everything that was said, without the delays, whose age grows.</summary>
    internal static async Task<string> StateAsync(RunningService service) =>
        Regex.Replace(
            await service.Client.GetStringAsync(new Uri("/api/tracks/main", UriKind.Relative), Test.Stop),
            "\"delays\":\\[.*?\\]",
            ""
        )
        + await service.Client.GetStringAsync(new Uri("/api/rules", UriKind.Relative), Test.Stop)
        + string.Join('|', service.Captions("main").Transcript.Since(0).Part.Paragraphs.Select(p => p.Text));

    /// <summary>Strangers with wrong credentials of every kind get no captions and no control.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Strangers_without_a_valid_token_get_no_captions_and_no_control(int seed)
    {
        await using var venue = await Venue.OpenAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 8 })
        {
            BaseAddress = venue.Service.Client.BaseAddress,
        };
        using var line = await venue.Service.Client.PostAsync(
            new Uri("/api/tracks/main/lines", UriKind.Relative),
            new StringContent("""{"text":"overheard"}""", Encoding.UTF8, "application/json"),
            Test.Stop
        );
        var (gone, revoked) = venue.Tokens.Make("Gone", TokenUse.Control, null);
        venue.Tokens.Revoke(gone.Id);
        string[] shown =
        [
            revoked,
            "",
            "lc_",
            "lc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            new('x', 2000),
            venue.Tokens.VenueText![..^1] + "!",
            "%00",
            "é",
            venue.Tokens.All[0].Hash,
            "null",
        ];
        var before = await StateAsync(venue.Service);
        var answers = new ConcurrentDictionary<int, int>();
        await Parallel.ForAsync(
            0,
            Requests / 2,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Test.Stop },
            async (i, stop) =>
            {
                var chance = new Random(seed * 1_000_003 + i);
                using var request = HostileRequest.Make(chance, stranger: chance.Next(4) == 0);
                Show(request, HostileRequest.One(chance, shown), chance, i);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}: seed {seed}, request {i}: {request}");
                // A successful answer has neither captions nor tracks in it.
                if (answer.IsSuccessStatusCode && request.Method.Method != "HEAD")
                    Assert.DoesNotContain("overheard", await answer.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
                if (answer.IsSuccessStatusCode)
                    Assert.Matches("^/(health/|assets/|login|overlay|api/session)", request.RequestUri!.AbsolutePath);
            }
        );

        output.WriteLine(string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")));
        Assert.Equal(before, await StateAsync(venue.Service));
        Assert.True(answers[401] + answers[403] > Requests / 8);
    }

    /// <summary>From an address of its own, so that no rate limit hides the answer of the endpoint.</summary>
    private static void Show(HttpRequestMessage request, string token, Random chance, int number)
    {
        request.Headers.TryAddWithoutValidation(StrangerRule.Header, $"10.{number}");
        switch (chance.Next(4))
        {
            case 0:
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Uri.EscapeDataString(token)}");
                break;
            case 1:
                request.Headers.TryAddWithoutValidation(
                    "Cookie",
                    $"livecaptions-watch={Uri.EscapeDataString(token)}; livecaptions-operator={Uri.EscapeDataString(token)}"
                );
                break;
            case 2:
                var path = request.RequestUri!.OriginalString;
                request.RequestUri = new Uri(
                    $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{(chance.Next(2) == 0 ? "token" : "access_token")}={Uri.EscapeDataString(token)}",
                    UriKind.Relative
                );
                break;
        }
    }
}
