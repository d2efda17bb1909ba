using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Connection;
using LiveCaptions.Obs.Events;

namespace LiveCaptions.Tests.Obs;

public class EventTests
{
    [Fact]
    public async Task Events_arrive_in_the_order_sent()
    {
        await using var connection = await ObsConnection.ReadyAsync();

        for (var n = 0; n < 500; n++)
            await connection.Obs.RaiseAsync(
                "CurrentProgramSceneChanged",
                EventSubscriptions.Scenes,
                new() { ["sceneName"] = $"Scene {n}" }
            );

        for (var n = 0; n < 500; n++)
            Assert.Equal(new CurrentProgramSceneChanged($"Scene {n}"), await connection.NextAsync());
    }

    [Fact]
    public async Task Recording_and_stream_report_their_states()
    {
        await using var connection = await ObsConnection.ReadyAsync();

        await connection.Obs.RaiseAsync(
            "RecordStateChanged",
            EventSubscriptions.Outputs,
            new()
            {
                ["outputActive"] = true,
                ["outputState"] = "OBS_WEBSOCKET_OUTPUT_STARTED",
                ["outputPath"] = "a.mkv",
            }
        );
        await connection.Obs.RaiseAsync(
            "RecordStateChanged",
            EventSubscriptions.Outputs,
            new()
            {
                ["outputActive"] = false,
                ["outputState"] = "OBS_WEBSOCKET_OUTPUT_PAUSED",
                ["outputPath"] = null,
            }
        );
        await connection.Obs.RaiseAsync(
            "StreamStateChanged",
            EventSubscriptions.Outputs,
            new() { ["outputActive"] = false, ["outputState"] = "OBS_WEBSOCKET_OUTPUT_RECONNECTING" }
        );
        await connection.Obs.RaiseAsync(
            "StreamStateChanged",
            EventSubscriptions.Outputs,
            new() { ["outputActive"] = false, ["outputState"] = "OBS_WEBSOCKET_OUTPUT_LEVITATING" }
        );

        Assert.Equal(new RecordStateChanged(true, OutputState.Started, "a.mkv"), await connection.NextAsync());
        Assert.Equal(new RecordStateChanged(false, OutputState.Paused), await connection.NextAsync());
        Assert.Equal(new StreamStateChanged(false, OutputState.Reconnecting), await connection.NextAsync());
        Assert.Equal(new StreamStateChanged(false, OutputState.Unknown), await connection.NextAsync());
    }

    [Theory]
    [InlineData("SomethingNew", """{"a":1}""")]
    [InlineData("InputMuteStateChanged", """{"inputName":"Mic"}""")]
    [InlineData("InputMuteStateChanged", """{"inputName":"Mic","inputMuted":"yes"}""")]
    public async Task An_event_without_a_type_or_with_unexpected_data_is_passed_on_unread(string type, string data)
    {
        await using var connection = await ObsConnection.ReadyAsync();

        await connection.Obs.RaiseAsync(type, EventSubscriptions.Inputs, (JsonObject)JsonNode.Parse(data)!);

        var other = Assert.IsType<OtherEvent>(await connection.NextAsync());
        Assert.Equal((type, data), (other.EventType, other.Data?.GetRawText()));
    }

    [Fact]
    public async Task Only_subscribed_events_arrive_also_after_a_change_and_a_reconnect()
    {
        await using var connection = await ObsConnection.ReadyAsync(o => o with { Subscriptions = EventSubscriptions.Config });
        await connection.Client.SubscribeAsync(EventSubscriptions.Inputs, connection.Stop);
        await RaiseTwoAsync(connection);
        Assert.Equal(new InputMuteStateChanged("Mic", true), await connection.NextAsync());

        connection.Obs.Abort();
        await connection.Clock.PassAsync(TimeSpan.FromSeconds(0.5), connection.Stop);
        await connection.UntilAsync(ObsStage.Ready);

        await RaiseTwoAsync(connection);
        Assert.Equal(new InputMuteStateChanged("Mic", true), await connection.NextAsync());
    }

    [Fact]
    public async Task A_listener_that_is_too_slow_loses_the_oldest_events_and_learns_how_many()
    {
        var broadcast = new Broadcast();
        await using var events = broadcast.ListenAsync(Test.Stop).GetAsyncEnumerator(Test.Stop);
        Assert.True(await events.MoveNextAsync());

        for (var n = 0; n < Broadcast.Backlog + 10; n++)
            broadcast.Publish(new CurrentProgramSceneChanged($"{n}"));

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(new EventsLost(10), events.Current);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(new CurrentProgramSceneChanged("10"), events.Current);
    }

    private static async Task RaiseTwoAsync(ObsConnection connection)
    {
        await connection.Obs.RaiseAsync("CurrentProfileChanged", EventSubscriptions.Config, new() { ["profileName"] = "Other" });
        await connection.Obs.RaiseAsync(
            "InputMuteStateChanged",
            EventSubscriptions.Inputs,
            new() { ["inputName"] = "Mic", ["inputMuted"] = true }
        );
    }
}
