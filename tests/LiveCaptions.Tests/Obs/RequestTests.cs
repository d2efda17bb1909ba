using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

public class RequestTests
{
    [Fact]
    public async Task A_text_source_is_made_set_and_read()
    {
        await using var visit = await Visit.ReadyAsync();
        var obs = visit.Client;
        var kind = (await obs.GetInputKindListAsync(cancel: visit.Stop)).Single(k => k.StartsWith("text_", StringComparison.Ordinal));

        Assert.Equal(
            1,
            await obs.CreateInputAsync("Scene", "Captions", kind, new() { ["text"] = "", ["custom_width"] = 1200 }, cancel: visit.Stop)
        );
        Assert.Null(await obs.CreateInputAsync("Scene", "Captions", kind, [], cancel: visit.Stop));
        await obs.SetInputSettingsAsync("Captions", new() { ["text"] = "Grüße 🎤" }, cancel: visit.Stop);
        var settings = await obs.GetInputSettingsAsync("Captions", visit.Stop);

        Assert.Equal(
            ("Grüße 🎤", 1200),
            (settings.Settings.GetProperty("text").GetString(), settings.Settings.GetProperty("custom_width").GetInt32())
        );
        Assert.Equal(kind, settings.InputKind);
        Assert.Equal("Captions", Assert.Single(await obs.GetInputListAsync(cancel: visit.Stop)).InputName);
    }

    [Fact]
    public async Task What_is_kept_in_OBS_is_found_again()
    {
        await using var visit = await Visit.ReadyAsync();

        Assert.Null(await visit.Client.GetPersistentDataAsync(PersistentRealm.Global, "livecaptions", visit.Stop));
        await visit.Client.SetPersistentDataAsync(PersistentRealm.Global, "livecaptions", 5, visit.Stop);

        Assert.Equal(5, (await visit.Client.GetPersistentDataAsync(PersistentRealm.Global, "livecaptions", visit.Stop))?.GetInt32());
    }

    [Fact]
    public async Task Answers_in_another_order_reach_those_who_asked()
    {
        await using var visit = await Visit.ReadyAsync();
        var second = new TaskCompletionSource();
        visit.Obs.Answering = async request =>
        {
            if (request.Type == "GetVersion")
                await second.Task;
            return null;
        };
        var version = visit.Client.GetVersionAsync(visit.Stop);
        var status = await visit.Client.GetRecordStatusAsync(visit.Stop);

        Assert.False(version.IsCompleted);
        Assert.Equal(1234, status.OutputDuration);
        second.SetResult();
        Assert.Equal("5.1.0", (await version).ObsWebSocketVersion);
    }

    [Fact]
    public async Task An_answer_that_is_late_fails_its_request_and_nothing_else()
    {
        await using var visit = await Visit.ReadyAsync();
        var late = new TaskCompletionSource();
        visit.Obs.Answering = async request =>
        {
            if (request.Type == "GetVersion")
                await late.Task;
            return null;
        };
        var version = visit.Client.GetVersionAsync(visit.Stop);

        await visit.Clock.PassAsync(TimeSpan.FromSeconds(5), visit.Stop);

        var failure = await Assert.ThrowsAsync<ObsTimeoutException>(() => version);
        Assert.Equal("GetVersion", failure.RequestType);
        late.SetResult();
        Assert.False(await visit.Client.SendStreamCaptionAsync("still here", visit.Stop));
        Assert.Equal(ObsStage.Ready, visit.Client.State.Stage);
    }

    [Fact]
    public async Task Requests_for_one_target_arrive_one_at_a_time_in_the_order_of_asking()
    {
        await using var visit = await Visit.ReadyAsync();
        visit.Obs.Studio.Streaming = true;
        var (inFlight, most) = (0, 0);
        visit.Obs.Answering = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            return null;
        };
        var words = Enumerable.Range(0, 50).Select(n => $"word {n}").ToList();

        Assert.All(await Task.WhenAll(words.Select(word => visit.Client.SendStreamCaptionAsync(word, visit.Stop))), Assert.True);

        Assert.Equal(words, visit.Obs.Studio.Captions);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Who_gives_up_waiting_lets_the_next_one_in()
    {
        await using var visit = await Visit.ReadyAsync();
        visit.Obs.Studio.Streaming = true;
        var (arrived, go) = (new SemaphoreSlim(0), new TaskCompletionSource());
        visit.Obs.Answering = async _ =>
        {
            arrived.Release();
            await go.Task;
            return null;
        };
        using var impatient = new CancellationTokenSource();
        var first = visit.Client.SendStreamCaptionAsync("first", visit.Stop);
        var second = visit.Client.SendStreamCaptionAsync("second", impatient.Token);
        var third = visit.Client.SendStreamCaptionAsync("third", visit.Stop);
        await arrived.WaitAsync(visit.Stop);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        go.SetResult();
        await Task.WhenAll(first, third);
        Assert.Equal(["first", "third"], visit.Obs.Studio.Captions);
    }

    [Fact]
    public async Task More_requests_than_the_limit_are_refused_at_once()
    {
        await using var visit = await Visit.ReadyAsync(o => o with { MostPending = 3 });
        visit.Obs.Answering = _ => Task.FromResult<FakeAnswer?>(FakeAnswer.None);
        var waiting = Enumerable.Range(0, 3).Select(_ => visit.Client.GetVersionAsync(visit.Stop)).ToList();

        var refused = await Assert.ThrowsAsync<ObsBusyException>(() => visit.Client.GetVersionAsync(visit.Stop));

        Assert.Contains("3 requests wait", refused.Message, StringComparison.Ordinal);
        visit.Obs.Die();
        foreach (var one in waiting)
            await Assert.ThrowsAsync<ObsDisconnectedException>(() => one);
    }

    [Fact]
    public async Task A_batch_is_answered_in_its_order_and_halts_where_it_is_told_to()
    {
        await using var visit = await Visit.ReadyAsync();
        var batch = new ObsBatch { HaltOnFailure = true }
            .Add("GetVersion")
            .Add("GetInputSettings", new() { ["inputName"] = "None" })
            .Add("GetStreamStatus");

        var results = await visit.Client.RequestAsync(batch, cancel: visit.Stop);

        Assert.Equal(
            [("GetVersion", RequestStatus.Success), ("GetInputSettings", RequestStatus.ResourceNotFound)],
            results.Select(r => (r.RequestType, r.Status))
        );
        Assert.Equal(1, results[0].Data?.GetProperty("rpcVersion").GetInt32());
    }

    [Fact]
    public async Task A_value_that_the_profile_does_not_set_is_null_beside_its_default()
    {
        await using var visit = await Visit.ReadyAsync();

        Assert.Equal(new ProfileParameter(null, "20"), await visit.Client.GetProfileParameterAsync("Output", "DelaySec", visit.Stop));
    }
}
