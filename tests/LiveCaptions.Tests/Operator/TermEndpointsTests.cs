using System.Text.Json;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Operator;

/// <summary>Uses of terms over HTTP.</summary>
public sealed class TermEndpointsTests
{
    private static void Write(RunningService service, string track, double at)
    {
        var words = Talk.Words("saw Kubernetes", at);
        words[1] = words[1] with { Term = new(new("Kubernetes", "cuba netis"), "cuba netis", Begins: true) };
        service.Captions(track).Publish(Talk.Said(at, "") with { Settled = words });
    }

    private static async Task<JsonElement[]> UsesAsync(RunningService service)
    {
        var answer = await service.Client.GetStringAsync(new Uri("/api/vocabulary/uses", UriKind.Relative), Test.Stop);
        return [.. JsonDocument.Parse(answer).RootElement.GetProperty("uses").EnumerateArray()];
    }

    [Fact]
    public async Task Uses_of_all_tracks_are_shown_the_newest_first()
    {
        await using var service = await RunningService.StartAsync(tracks: ["main", "guest"]);
        Assert.Empty(await UsesAsync(service));
        Write(service, "main", 1);
        Write(service, "guest", 2);
        Write(service, "main", 3);

        var uses = await UsesAsync(service);
        Assert.Equal(["main", "guest", "main"], uses.Select(use => use.GetProperty("track").GetString()));
        Assert.Equal(
            """{"track":"guest","number":2,"at":"2026-01-01T20:00:02+00:00","heard":"cuba netis","written":"Kubernetes","now":"Kubernetes"}""",
            uses[1].GetRawText()
        );
    }
}
