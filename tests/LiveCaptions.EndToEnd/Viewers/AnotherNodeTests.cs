using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Viewers;

/// <summary>Viewers of a machine that is lost, or switched off, go on at another one of the room, over a real Redis.</summary>
public sealed class AnotherNodeTests(Chromium chromium)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Viewers_of_a_lost_machine_go_on_at_another_one_and_nothing_is_read_twice()
    {
        chromium.Require();
        await using var redis = await RoomRedis.StartAsync();
        await using var box = await redis.ServeAsync("hall-a", "box-a", "captioner", source: "typed");
        await using var first = await redis.ServeAsync("hall-a", "web-1", "web");
        await using var other = await redis.ServeAsync("hall-a", "web-2", "web");
        await TypeAsync(box, "Good evening.");
        var (overlay, reader) = await OpenAsync(first, other);

        await overlay.EvaluateAsync(NoteAbsence);

        await first.KillAsync();
        await TypeAsync(box, "Said meanwhile.");
        await overlay.WaitForFunctionAsync("() => window.longest");
        await TypeAsync(box, "We go on.");
        await Assertions.Expect(overlay.Locator("live-captions")).ToContainTextAsync("We go on.");
        await Assertions.Expect(reader.Locator("#log")).ToContainTextAsync("We go on.");

        var absence = await overlay.EvaluateAsync<double>("longest");
        TestContext.Current.SendDiagnosticMessage($"The overlay was without a machine for {absence:f0} ms.");
        // 1.5 s by design; a busy machine takes its time.
        Assert.InRange(absence, 1, 10_000);
        Assert.Equal(["Good evening.", "Said meanwhile.", "We go on."], await ToldAsync(reader));
        Assert.StartsWith(first.Address.ToString(), overlay.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_is_switched_off_sends_its_viewers_away_first()
    {
        chromium.Require();
        await using var redis = await RoomRedis.StartAsync();
        await using var box = await redis.ServeAsync("hall-a", "box-a", "captioner", source: "typed");
        await using var first = await redis.ServeAsync("hall-a", "web-1", "web");
        await using var other = await redis.ServeAsync("hall-a", "web-2", "web");
        await TypeAsync(box, "Good evening.");
        var (overlay, reader) = await OpenAsync(first, other);
        await overlay.EvaluateAsync(NoteAbsence);

        Assert.Equal(0, await first.StopAsync("-TERM"));

        await TypeAsync(box, "We go on.");
        await Assertions.Expect(overlay.Locator("live-captions")).ToContainTextAsync("We go on.");
        await Assertions.Expect(reader.Locator("#log")).ToContainTextAsync("We go on.");
        Assert.Equal(["Good evening.", "We go on."], await ToldAsync(reader));
        // Both were sent, and neither had to find out by itself.
        var absence = await overlay.EvaluateAsync<double>("longest");
        TestContext.Current.SendDiagnosticMessage($"The overlay was without a machine for {absence:f0} ms.");
        Assert.InRange(absence, 1, 10_000);
    }

    /// <summary>Notes the longest time, in milliseconds, that the overlay has had no connection.</summary>
    private const string NoteAbsence = """
        () => {
          let left = 0;
          document.addEventListener("lc-state", ({ detail }) => {
            if (detail.state === "away") left = performance.now();
            else window.longest = Math.max(window.longest ?? 0, performance.now() - left);
          });
        }
        """;

    private static async Task TypeAsync(ServiceProcess service, string line) => Assert.True(await service.TypeAsync(line));

    private async Task<(IPage Overlay, IPage Reader)> OpenAsync(ServiceProcess service, ServiceProcess other)
    {
        await UntilKnownAsync(service, other);
        var (overlay, reader) = (await chromium.OpenAsync(1280, 720), await chromium.OpenAsync(800, 600));
        await overlay.GotoAsync($"{service.Address}overlay");
        await reader.GotoAsync($"{service.Address}live");
        await Assertions.Expect(reader.Locator("#log")).ToContainTextAsync("Good evening.");
        await Assertions.Expect(overlay.Locator("live-captions")).ToHaveAttributeAsync("data-state", "live");
        return (overlay, reader);
    }

    /// <summary>Waits until a page may be moved to the other machine: it is told with the page's headers.</summary>
    private static async Task UntilKnownAsync(ServiceProcess service, ServiceProcess other)
    {
        using var http = new HttpClient();
        for (var begun = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Look, TestContext.Current.CancellationToken))
        {
            using var page = await http.GetAsync(new Uri(service.Address, "live"), TestContext.Current.CancellationToken);
            if (
                page
                    .Headers.GetValues("Content-Security-Policy")
                    .Any(policy => policy.Contains(other.Address.Authority, StringComparison.Ordinal))
            )
                return;
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, "The other machine is not known.");
        }
    }

    /// <summary>The paragraphs on a readers' page.</summary>
    private static Task<string[]> ToldAsync(IPage reader) =>
        reader.EvaluateAsync<string[]>("[...document.querySelectorAll('#log p .told')].map(told => told.textContent.trim())");
}
