using System.Net;
using System.Text.Json;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Viewers;
using LiveCaptions.Whisper;

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
            """{"track":"guest","number":2,"at":"2026-01-01T20:00:02+00:00","heard":"cuba netis","written":"Kubernetes","now":"Kubernetes","refused":false}""",
            uses[1].GetRawText()
        );
    }

    private static async Task<HttpStatusCode> UndoAsync(RunningService service, string track, string number)
    {
        using var answer = await service.Client.PostAsync(
            new Uri($"/api/tracks/{track}/terms/{number}/undo", UriKind.Relative),
            null,
            Test.Stop
        );
        return answer.StatusCode;
    }

    [Fact]
    public async Task A_use_that_is_taken_back_changes_its_own_track_and_is_refused_on_all()
    {
        await using var service = await RunningService.StartAsync(tracks: ["main", "guest"]);
        service.Part<RuleBook>().Change(new([], [], vocabulary: ["Kubernetes"]), new Dictionary<TextOutput, Treatment>());
        Write(service, "main", 1);
        Write(service, "guest", 2);

        Assert.Equal(HttpStatusCode.NoContent, await UndoAsync(service, "main", "2"));
        Assert.Equal(
            [("guest", "Kubernetes", true), ("main", "cuba netis", true)],
            (await UsesAsync(service)).Select(use =>
                (use.GetProperty("track").GetString(), use.GetProperty("now").GetString(), use.GetProperty("refused").GetBoolean())
            )
        );
        Assert.Equal([new TermUse("Kubernetes", "cuba netis")], service.Part<RuleBook>().Lists.Terms.Refused);
        Assert.EndsWith(
            "\"vocabulary\":[\"Kubernetes\"],\"refused\":[{\"term\":\"Kubernetes\",\"heard\":\"cuba netis\"}]}",
            await service.Client.GetStringAsync(new Uri("/api/rules", UriKind.Relative), Test.Stop),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("main", "1")]
    [InlineData("main", "7")]
    [InlineData("main", "x")]
    [InlineData("nowhere", "2")]
    public async Task What_is_no_use_of_a_term_is_not_taken_back_and_refuses_nothing(string track, string number)
    {
        await using var service = await RunningService.StartAsync();
        Write(service, "main", 1);

        Assert.Equal(HttpStatusCode.NotFound, await UndoAsync(service, track, number));
        Assert.Empty(service.Part<RuleBook>().Lists.Refused);
    }
}
