using System.Net;
using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Captions.HeldBack;

/// <summary>The emergency switch, through the real service: what stood anywhere is gone at once, and back when it is undone.</summary>
public sealed class OffAirTests
{
    private const string Secret = "secret";

    /// <summary>Ways out of which every moment is read, or which keep what has gone out before, as they are for.</summary>
    private static readonly string[] Histories =
    [
        "frames, ",
        "text source and browser events of OBS",
        "text to elsewhere",
        "sidecars of recordings",
        "archive",
        "operator's page, as on air",
    ];

    private static IEnumerable<WayOut> Live =>
        WayOut.All.Where(way => !Histories.Any(name => way.Name.StartsWith(name, StringComparison.Ordinal)));

    [Fact]
    public async Task What_is_on_air_is_gone_from_every_way_out_at_once_and_readers_get_it_back_when_it_is_undone()
    {
        await using var service = await SpeakingService.StartAsync();
        service.Say(Secret);
        Assert.Contains($"{Secret}|", service.ObsScreen.Screen);

        await PostAsync(service, "off-air");

        foreach (var screen in service.Screens.Values.Append(service.ObsScreen))
            Assert.Equal((0, true), (screen.Frames[^1].Lines.Count, screen.Frames[^1].OffAir));
        foreach (var way in Live)
            Assert.False((await way.ReadAsync(service)).Contains(Secret, StringComparison.OrdinalIgnoreCase), way.Name);

        await PostAsync(service, "on-air");

        Assert.Contains(Secret, await ReadAsync(service, "readers' page"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Secret, await ReadAsync(service, "captions.vtt"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Secret, await ReadAsync(service, "hub"), StringComparison.OrdinalIgnoreCase);
        service.Say("after");
        Assert.Equal(["after|"], service.ObsScreen.Screen);
        Assert.False(service.ObsScreen.Frames[^1].OffAir);
    }

    [Fact]
    public async Task It_stays_off_whatever_else_is_switched_and_pressing_again_changes_nothing()
    {
        await using var service = await SpeakingService.StartAsync();
        await PostAsync(service, "off-air");
        foreach (var path in new[] { "tracks/main/pause", "tracks/main/resume", "obs/captions/on", "tracks/main/clear", "off-air" })
            await PostAsync(service, path);
        service.Say(Secret);

        Assert.DoesNotContain(service.ObsScreen.Frames, frame => frame.Lines.Count > 0);
        Assert.DoesNotContain(Secret, await ReadAsync(service, "hub"), StringComparison.OrdinalIgnoreCase);
        var report = await service.Service.Client.GetStringAsync(new Uri("/api/tracks", UriKind.Relative), Test.Stop);
        Assert.Contains("\"offAir\":true", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_line_is_refused_rather_than_said_to_be_on_air()
    {
        await using var service = await SpeakingService.StartAsync();
        await PostAsync(service, "off-air");
        using var body = new StringContent("""{ "text": "secret" }""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await service.Service.Client.PostAsync(new Uri("/api/tracks/main/lines", UriKind.Relative), body, Test.Stop);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        service.Captions.Pipeline.Type(Secret);
        Assert.DoesNotContain(service.ObsScreen.Frames, frame => frame.Lines.Count > 0);
    }

    [Fact]
    public async Task A_word_that_is_removed_meanwhile_is_not_in_the_transcript_that_comes_back()
    {
        await using var service = await SpeakingService.StartAsync();
        service.Say("before");
        service.Say(Secret);
        await PostAsync(service, "off-air");
        var number = service.Captions.Pipeline.State(10).Words.Single(word => word.Text == Secret).Word.Number;
        Assert.True(service.Captions.Pipeline.Correct(number, ""));

        await PostAsync(service, "on-air");

        var transcript = await ReadAsync(service, "readers' page");
        Assert.Contains("before", transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_track_that_is_added_meanwhile_is_off_air_too()
    {
        await using var service = await SpeakingService.StartAsync();
        var (tracks, off) = (service.Service.Part<CaptionTracks>(), service.Service.Part<OffAir>());
        await PostAsync(service, "off-air");
        var added = new TrackCaptions("guest", "Guest", service.Service.Part<MonotonicClock>(), offAir: off);
        tracks.Add(added);
        var viewer = new CollectingViewer();
        added.Join(viewer, 42, 5);
        added.Publish(Talk.Said(1, Secret));
        Assert.Empty(viewer.Screen);

        await PostAsync(service, "on-air");
        service.Advance(5);
        added.Publish(Talk.Said(10, "after"));
        Assert.Equal(["after|"], viewer.Screen);
    }

    private static Task<string> ReadAsync(SpeakingService service, string way) =>
        WayOut.All.Single(one => one.Name == way).ReadAsync(service);

    private static async Task PostAsync(SpeakingService service, string path)
    {
        using var answer = await service.Service.Client.PostAsync(new Uri($"/api/{path}", UriKind.Relative), null, Test.Stop);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
