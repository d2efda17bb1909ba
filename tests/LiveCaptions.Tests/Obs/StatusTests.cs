using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

public class StatusTests
{
    [Fact]
    public async Task A_request_that_came_too_early_is_retried_with_growing_waits()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        var tries = 0;
        connection.Obs.Answering = _ => Task.FromResult(++tries <= 5 ? new FakeAnswer(207) : null);
        var version = connection.Client.GetVersionAsync(connection.Stop);

        foreach (var wait in new[] { 0.25, 0.5, 1, 2, 2 })
            await connection.Clock.PassAsync(TimeSpan.FromSeconds(wait), connection.Stop);

        Assert.Equal("29.0.2", (await version).ObsVersion);
        Assert.Equal(6, connection.Obs.Requests.Count);
    }

    [Fact]
    public async Task A_request_to_an_OBS_that_never_becomes_ready_fails()
    {
        await using var connection = await ObsConnection.ReadyAsync(o => o with { NotReadyPatience = TimeSpan.FromSeconds(1) });
        connection.Obs.Answering = _ => Task.FromResult<FakeAnswer?>(new FakeAnswer(207));
        var version = connection.Client.GetVersionAsync(connection.Stop);

        foreach (var wait in new[] { 0.25, 0.5 })
            await connection.Clock.PassAsync(TimeSpan.FromSeconds(wait), connection.Stop);

        Assert.Equal(RequestStatus.NotReady, (await Assert.ThrowsAsync<ObsRequestException>(() => version)).Status);
        Assert.Equal(ObsStage.Ready, connection.Client.State.Stage);
    }

    [Fact]
    public async Task A_caption_without_a_stream_is_not_an_error()
    {
        await using var connection = await ObsConnection.ReadyAsync();

        Assert.False(await connection.Client.SendStreamCaptionAsync("hello", connection.Stop));
        connection.Obs.Studio.Streaming = true;
        Assert.True(await connection.Client.SendStreamCaptionAsync("hello", connection.Stop));
    }

    [Fact]
    public async Task A_refused_request_reports_the_explanation_of_OBS()
    {
        await using var connection = await ObsConnection.ReadyAsync();

        var refused = await Assert.ThrowsAsync<ObsRequestException>(() =>
            connection.Client.SetInputSettingsAsync("Captions", new() { ["text"] = "a" }, cancel: connection.Stop)
        );

        Assert.Equal((RequestStatus.ResourceNotFound, "SetInputSettings"), (refused.Status, refused.RequestType));
        Assert.Equal(
            "OBS refused SetInputSettings (600 ResourceNotFound): No source was found by the name of `Captions`.",
            refused.Message
        );
    }

    [Fact]
    public async Task A_request_unknown_to_this_OBS_fails_with_its_status()
    {
        await using var connection = await ObsConnection.ReadyAsync();

        var refused = await Assert.ThrowsAsync<ObsRequestException>(() =>
            connection.Client.RequestAsync("SplitRecordFile", cancel: connection.Stop)
        );

        Assert.Equal(RequestStatus.UnknownRequestType, refused.Status);
        Assert.False((await connection.Client.GetVersionAsync(connection.Stop)).Supports("SplitRecordFile"));
    }

    [Fact]
    public async Task A_malformed_response_fails_its_request_and_keeps_the_connection()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        connection.Obs.Answering = _ => Task.FromResult<FakeAnswer?>(FakeAnswer.With(new() { ["outputActive"] = "perhaps" }));

        var failure = await Assert.ThrowsAsync<ObsAnswerException>(() => connection.Client.GetStreamStatusAsync(connection.Stop));

        Assert.Contains("GetStreamStatus", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ObsStage.Ready, connection.Client.State.Stage);
    }

    [Fact]
    public async Task No_request_is_sent_while_the_scene_collection_changes()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        await connection.Obs.RaiseAsync(
            "CurrentSceneCollectionChanging",
            EventSubscriptions.Config,
            new() { ["sceneCollectionName"] = "Old" }
        );
        await connection.UntilAsync<LiveCaptions.Obs.Events.CurrentSceneCollectionChanging>();

        var version = connection.Client.GetVersionAsync(connection.Stop);
        await connection.Clock.UntilWaitAsync(new ObsClientOptions().CollectionChangePatience, connection.Stop);
        Assert.Empty(connection.Obs.Requests);

        await connection.Obs.RaiseAsync(
            "CurrentSceneCollectionChanged",
            EventSubscriptions.Config,
            new JsonObject { ["sceneCollectionName"] = "New" }
        );
        Assert.Equal("29.0.2", (await version).ObsVersion);
    }

    [Fact]
    public async Task Requests_resume_after_a_while_if_the_end_of_a_collection_change_is_missed()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        await connection.Obs.RaiseAsync(
            "CurrentSceneCollectionChanging",
            EventSubscriptions.Config,
            new() { ["sceneCollectionName"] = "Old" }
        );
        await connection.UntilAsync<LiveCaptions.Obs.Events.CurrentSceneCollectionChanging>();
        var version = connection.Client.GetVersionAsync(connection.Stop);

        await connection.Clock.PassAsync(new ObsClientOptions().CollectionChangePatience, connection.Stop);

        Assert.Equal("29.0.2", (await version).ObsVersion);
    }
}
