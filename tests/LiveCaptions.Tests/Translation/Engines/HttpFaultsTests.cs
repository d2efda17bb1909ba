using LiveCaptions.Tests.Outputs.Elsewhere;

namespace LiveCaptions.Tests.Translation.Engines;

/// <summary>What statuses of HTTP mean, whichever engine sends them.</summary>
public class HttpFaultsTests
{
    [Theory]
    [InlineData(301, true)]
    [InlineData(304, true)]
    [InlineData(307, true)]
    [InlineData(400, false)]
    [InlineData(401, true)]
    [InlineData(402, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(405, true)]
    [InlineData(408, false)]
    [InlineData(413, false)]
    [InlineData(422, false)]
    [InlineData(425, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(501, true)]
    [InlineData(502, false)]
    [InlineData(503, false)]
    [InlineData(599, false)]
    public async Task Each_status_means_something_and_only_some_need_a_person(int status, bool lasts)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(status);
        foreach (var kind in HttpTranslatorTests.Kinds)
        {
            using var engine = Asked.Engine(kind, peer.Address + Asked.Path);

            var fault = await engine.FaultOfAsync();

            Assert.Equal(lasts, fault.Lasts);
            Assert.Contains($"({status})", fault.Message, StringComparison.Ordinal);
            Assert.Equal(fault.Message, await engine.FaultAsync("en", "es", Test.Stop));
        }
    }

    [Theory]
    [InlineData("7", "", 7)]
    [InlineData("0", "", 0)]
    [InlineData("86400", "", 60)]
    [InlineData("Mon, 30 Nov 2026 12:00:09 GMT", "Mon, 30 Nov 2026 12:00:00 GMT", 9)]
    [InlineData("Mon, 30 Nov 2026 18:00:00 GMT", "Mon, 30 Nov 2026 12:00:00 GMT", 60)]
    [InlineData("Mon, 30 Nov 2026 11:00:00 GMT", "Mon, 30 Nov 2026 12:00:00 GMT", null)]
    [InlineData("soon", "", null)]
    [InlineData("-5", "", null)]
    public async Task An_engine_may_ask_for_a_pause_of_a_minute_at_most(string retryAfter, string date, int? seconds)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(429, date.Length > 0 ? [("Retry-After", retryAfter), ("Date", date)] : [("Retry-After", retryAfter)]);
        using var engine = Asked.Engine("libretranslate", peer.Address);

        var fault = await engine.FaultOfAsync();

        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, fault.RetryAfter);
    }
}
