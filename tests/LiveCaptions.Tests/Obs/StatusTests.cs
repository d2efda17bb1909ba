using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

public class StatusTests
{
    [Fact]
    public async Task A_request_that_came_too_early_is_asked_again_a_little_later_each_time()
    {
        await using var visit = await Visit.ReadyAsync();
        var tries = 0;
        visit.Obs.Answering = _ => Task.FromResult(++tries <= 5 ? new FakeAnswer(207) : null);
        var version = visit.Client.GetVersionAsync(visit.Stop);

        foreach (var wait in new[] { 0.25, 0.5, 1, 2, 2 })
            await visit.Clock.PassAsync(TimeSpan.FromSeconds(wait), visit.Stop);

        Assert.Equal("29.0.2", (await version).ObsVersion);
        Assert.Equal(6, visit.Obs.Asked.Count);
    }

    [Fact]
    public async Task An_OBS_that_never_gets_ready_is_given_up_on()
    {
        await using var visit = await Visit.ReadyAsync(o => o with { NotReadyPatience = TimeSpan.FromSeconds(1) });
        visit.Obs.Answering = _ => Task.FromResult<FakeAnswer?>(new FakeAnswer(207));
        var version = visit.Client.GetVersionAsync(visit.Stop);

        foreach (var wait in new[] { 0.25, 0.5 })
            await visit.Clock.PassAsync(TimeSpan.FromSeconds(wait), visit.Stop);

        Assert.Equal(RequestStatus.NotReady, (await Assert.ThrowsAsync<ObsRequestException>(() => version)).Status);
        Assert.Equal(ObsStage.Ready, visit.Client.State.Stage);
    }

    [Fact]
    public async Task A_caption_without_a_stream_is_no_error()
    {
        await using var visit = await Visit.ReadyAsync();

        Assert.False(await visit.Client.SendStreamCaptionAsync("hello", visit.Stop));
        visit.Obs.Studio.Streaming = true;
        Assert.True(await visit.Client.SendStreamCaptionAsync("hello", visit.Stop));
    }

    [Fact]
    public async Task What_OBS_does_not_find_is_said_in_its_words()
    {
        await using var visit = await Visit.ReadyAsync();

        var refused = await Assert.ThrowsAsync<ObsRequestException>(() =>
            visit.Client.SetInputSettingsAsync("Captions", new() { ["text"] = "a" }, cancel: visit.Stop)
        );

        Assert.Equal((RequestStatus.ResourceNotFound, "SetInputSettings"), (refused.Status, refused.RequestType));
        Assert.Equal(
            "OBS refused SetInputSettings (600 ResourceNotFound): No source was found by the name of `Captions`.",
            refused.Message
        );
    }

    [Fact]
    public async Task A_request_that_this_OBS_does_not_know_is_told_by_its_status()
    {
        await using var visit = await Visit.ReadyAsync();

        var refused = await Assert.ThrowsAsync<ObsRequestException>(() => visit.Client.RequestAsync("SplitRecordFile", cancel: visit.Stop));

        Assert.Equal(RequestStatus.UnknownRequestType, refused.Status);
        Assert.False((await visit.Client.GetVersionAsync(visit.Stop)).Knows("SplitRecordFile"));
    }

    [Fact]
    public async Task An_answer_without_what_was_promised_fails_its_request_and_keeps_the_connection()
    {
        await using var visit = await Visit.ReadyAsync();
        visit.Obs.Answering = _ => Task.FromResult<FakeAnswer?>(FakeAnswer.With(new() { ["outputActive"] = "perhaps" }));

        var failure = await Assert.ThrowsAsync<ObsAnswerException>(() => visit.Client.GetStreamStatusAsync(visit.Stop));

        Assert.Contains("GetStreamStatus", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ObsStage.Ready, visit.Client.State.Stage);
    }

    [Fact]
    public async Task Nothing_is_asked_while_the_scene_collection_changes()
    {
        await using var visit = await Visit.ReadyAsync();
        await visit.Obs.HappenAsync("CurrentSceneCollectionChanging", 2, new() { ["sceneCollectionName"] = "Old" });
        await visit.UntilAsync<LiveCaptions.Obs.Events.CurrentSceneCollectionChanging>();

        var version = visit.Client.GetVersionAsync(visit.Stop);
        await visit.Clock.UntilWaitAsync(new ObsClientOptions().CollectionChangePatience, visit.Stop);
        Assert.Empty(visit.Obs.Asked);

        await visit.Obs.HappenAsync("CurrentSceneCollectionChanged", 2, new JsonObject { ["sceneCollectionName"] = "New" });
        Assert.Equal("29.0.2", (await version).ObsVersion);
    }

    [Fact]
    public async Task If_the_end_of_that_change_is_never_told_requests_go_on_after_a_while()
    {
        await using var visit = await Visit.ReadyAsync();
        await visit.Obs.HappenAsync("CurrentSceneCollectionChanging", 2, new() { ["sceneCollectionName"] = "Old" });
        await visit.UntilAsync<LiveCaptions.Obs.Events.CurrentSceneCollectionChanging>();
        var version = visit.Client.GetVersionAsync(visit.Stop);

        await visit.Clock.PassAsync(new ObsClientOptions().CollectionChangePatience, visit.Stop);

        Assert.Equal("29.0.2", (await version).ObsVersion);
    }
}
