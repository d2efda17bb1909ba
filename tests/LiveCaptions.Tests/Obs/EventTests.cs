using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Connection;
using LiveCaptions.Obs.Events;

namespace LiveCaptions.Tests.Obs;

public class EventTests
{
    [Fact]
    public async Task Events_come_in_the_order_in_which_they_were_sent()
    {
        await using var visit = await Visit.ReadyAsync();

        for (var n = 0; n < 500; n++)
            await visit.Obs.HappenAsync("CurrentProgramSceneChanged", 4, new() { ["sceneName"] = $"Scene {n}" });

        for (var n = 0; n < 500; n++)
            Assert.Equal(new CurrentProgramSceneChanged($"Scene {n}"), await visit.NextAsync());
    }

    [Fact]
    public async Task Recording_and_stream_tell_their_states()
    {
        await using var visit = await Visit.ReadyAsync();

        await visit.Obs.HappenAsync(
            "RecordStateChanged",
            64,
            new()
            {
                ["outputActive"] = true,
                ["outputState"] = "OBS_WEBSOCKET_OUTPUT_STARTED",
                ["outputPath"] = "a.mkv",
            }
        );
        await visit.Obs.HappenAsync(
            "RecordStateChanged",
            64,
            new()
            {
                ["outputActive"] = false,
                ["outputState"] = "OBS_WEBSOCKET_OUTPUT_PAUSED",
                ["outputPath"] = null,
            }
        );
        await visit.Obs.HappenAsync(
            "StreamStateChanged",
            64,
            new() { ["outputActive"] = false, ["outputState"] = "OBS_WEBSOCKET_OUTPUT_RECONNECTING" }
        );
        await visit.Obs.HappenAsync(
            "StreamStateChanged",
            64,
            new() { ["outputActive"] = false, ["outputState"] = "OBS_WEBSOCKET_OUTPUT_LEVITATING" }
        );

        Assert.Equal(new RecordStateChanged(true, OutputState.Started, "a.mkv"), await visit.NextAsync());
        Assert.Equal(new RecordStateChanged(false, OutputState.Paused), await visit.NextAsync());
        Assert.Equal(new StreamStateChanged(false, OutputState.Reconnecting), await visit.NextAsync());
        Assert.Equal(new StreamStateChanged(false, OutputState.Unknown), await visit.NextAsync());
    }

    [Theory]
    [InlineData("SomethingNew", """{"a":1}""")]
    [InlineData("InputMuteStateChanged", """{"inputName":"Mic"}""")]
    [InlineData("InputMuteStateChanged", """{"inputName":"Mic","inputMuted":"yes"}""")]
    public async Task What_has_no_type_or_another_shape_is_handed_over_as_it_is(string type, string data)
    {
        await using var visit = await Visit.ReadyAsync();

        await visit.Obs.HappenAsync(type, 8, (JsonObject)JsonNode.Parse(data)!);

        var other = Assert.IsType<OtherEvent>(await visit.NextAsync());
        Assert.Equal((type, data), (other.EventType, other.Data?.GetRawText()));
    }

    [Fact]
    public async Task Only_what_was_subscribed_to_comes_also_after_a_change_and_a_reconnect()
    {
        await using var visit = await Visit.ReadyAsync(o => o with { Subscriptions = EventSubscriptions.Config });
        await visit.Client.SubscribeAsync(EventSubscriptions.Inputs, visit.Stop);
        await TellAsync(visit);
        Assert.Equal(new InputMuteStateChanged("Mic", true), await visit.NextAsync());

        visit.Obs.Die();
        await visit.Clock.PassAsync(TimeSpan.FromSeconds(0.5), visit.Stop);
        await visit.UntilAsync(ObsStage.Ready);

        await TellAsync(visit);
        Assert.Equal(new InputMuteStateChanged("Mic", true), await visit.NextAsync());
    }

    [Fact]
    public async Task A_listener_that_is_too_slow_loses_the_oldest_and_is_told_how_many()
    {
        var broadcast = new Broadcast();
        await using var news = broadcast
            .ListenAsync(TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await news.MoveNextAsync());

        for (var n = 0; n < Broadcast.Backlog + 10; n++)
            broadcast.Publish(new CurrentProgramSceneChanged($"{n}"));

        Assert.True(await news.MoveNextAsync());
        Assert.Equal(new EventsLost(10), news.Current);
        Assert.True(await news.MoveNextAsync());
        Assert.Equal(new CurrentProgramSceneChanged("10"), news.Current);
    }

    private static async Task TellAsync(Visit visit)
    {
        await visit.Obs.HappenAsync("CurrentProfileChanged", 2, new() { ["profileName"] = "Other" });
        await visit.Obs.HappenAsync("InputMuteStateChanged", 8, new() { ["inputName"] = "Mic", ["inputMuted"] = true });
    }
}
