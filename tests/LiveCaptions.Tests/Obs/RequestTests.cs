using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

public class RequestTests
{
    [Fact]
    public async Task A_text_source_is_created_set_and_read()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        var obs = connection.Client;
        var kind = (await obs.GetInputKindListAsync(cancel: connection.Stop)).Single(k => k.StartsWith("text_", StringComparison.Ordinal));

        Assert.Equal(
            1,
            await obs.CreateInputAsync("Scene", "Captions", kind, new() { ["text"] = "", ["custom_width"] = 1200 }, cancel: connection.Stop)
        );
        Assert.Null(await obs.CreateInputAsync("Scene", "Captions", kind, [], cancel: connection.Stop));
        await obs.SetInputSettingsAsync("Captions", new() { ["text"] = "Grüße 🎤" }, cancel: connection.Stop);
        var settings = await obs.GetInputSettingsAsync("Captions", connection.Stop);

        Assert.Equal(
            ("Grüße 🎤", 1200),
            (settings.Settings.GetProperty("text").GetString(), settings.Settings.GetProperty("custom_width").GetInt32())
        );
        Assert.Equal(kind, settings.InputKind);
        Assert.Equal("Captions", Assert.Single(await obs.GetInputListAsync(cancel: connection.Stop)).InputName);
    }

    [Fact]
    public async Task A_value_stored_in_OBS_is_found_again()
    {
        await using var connection = await ObsConnection.ReadyAsync();

        Assert.Null(await connection.Client.GetPersistentDataAsync(PersistentRealm.Global, "livecaptions", connection.Stop));
        await connection.Client.SetPersistentDataAsync(PersistentRealm.Global, "livecaptions", 5, connection.Stop);

        Assert.Equal(
            5,
            (await connection.Client.GetPersistentDataAsync(PersistentRealm.Global, "livecaptions", connection.Stop))?.GetInt32()
        );
    }

    [Fact]
    public async Task Responses_out_of_order_reach_their_requests()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        var second = new TaskCompletionSource();
        connection.Obs.Answering = async request =>
        {
            if (request.Type == "GetVersion")
                await second.Task;
            return null;
        };
        var version = connection.Client.GetVersionAsync(connection.Stop);
        var status = await connection.Client.GetRecordStatusAsync(connection.Stop);

        Assert.False(version.IsCompleted);
        Assert.Equal(1234, status.OutputDuration);
        second.SetResult();
        Assert.Equal("5.1.0", (await version).ObsWebSocketVersion);
    }

    [Fact]
    public async Task A_late_response_fails_its_request_and_nothing_else()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        var late = new TaskCompletionSource();
        connection.Obs.Answering = async request =>
        {
            if (request.Type == "GetVersion")
                await late.Task;
            return null;
        };
        var version = connection.Client.GetVersionAsync(connection.Stop);

        await connection.Clock.PassAsync(TimeSpan.FromSeconds(5), connection.Stop);

        var failure = await Assert.ThrowsAsync<ObsTimeoutException>(() => version);
        Assert.Equal("GetVersion", failure.RequestType);
        late.SetResult();
        Assert.False(await connection.Client.SendStreamCaptionAsync("still here", connection.Stop));
        Assert.Equal(ObsStage.Ready, connection.Client.State.Stage);
    }

    [Fact]
    public async Task Requests_for_one_target_arrive_one_at_a_time_in_call_order()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        connection.Obs.Studio.Streaming = true;
        var (inFlight, most) = (0, 0);
        connection.Obs.Answering = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            return null;
        };
        var words = Enumerable.Range(0, 50).Select(n => $"word {n}").ToList();

        Assert.All(await Task.WhenAll(words.Select(word => connection.Client.SendStreamCaptionAsync(word, connection.Stop))), Assert.True);

        Assert.Equal(words, connection.Obs.Studio.Captions);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_cancelled_request_lets_the_next_one_through()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        connection.Obs.Studio.Streaming = true;
        var (arrived, go) = (new SemaphoreSlim(0), new TaskCompletionSource());
        connection.Obs.Answering = async _ =>
        {
            arrived.Release();
            await go.Task;
            return null;
        };
        using var impatient = new CancellationTokenSource();
        var first = connection.Client.SendStreamCaptionAsync("first", connection.Stop);
        var second = connection.Client.SendStreamCaptionAsync("second", impatient.Token);
        var third = connection.Client.SendStreamCaptionAsync("third", connection.Stop);
        await arrived.WaitAsync(connection.Stop);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        go.SetResult();
        await Task.WhenAll(first, third);
        Assert.Equal(["first", "third"], connection.Obs.Studio.Captions);
    }

    [Fact]
    public async Task More_requests_than_the_limit_are_refused_at_once()
    {
        await using var connection = await ObsConnection.ReadyAsync(o => o with { MaxPendingRequests = 3 });
        connection.Obs.Answering = _ => Task.FromResult<FakeAnswer?>(FakeAnswer.None);
        var waiting = Enumerable.Range(0, 3).Select(_ => connection.Client.GetVersionAsync(connection.Stop)).ToList();

        var refused = await Assert.ThrowsAsync<ObsBusyException>(() => connection.Client.GetVersionAsync(connection.Stop));

        Assert.Contains("3 requests are already waiting", refused.Message, StringComparison.Ordinal);
        connection.Obs.Abort();
        foreach (var one in waiting)
            await Assert.ThrowsAsync<ObsDisconnectedException>(() => one);
    }

    [Fact]
    public async Task A_batch_is_answered_in_order_and_halts_at_the_first_failure()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        var batch = new ObsBatch { HaltOnFailure = true }
            .Add("GetVersion")
            .Add("GetInputSettings", new() { ["inputName"] = "None" })
            .Add("GetStreamStatus");

        var results = await connection.Client.RequestAsync(batch, cancel: connection.Stop);

        Assert.Equal(
            [("GetVersion", RequestStatus.Success), ("GetInputSettings", RequestStatus.ResourceNotFound)],
            results.Select(r => (r.RequestType, r.Status))
        );
        Assert.Equal(1, results[0].Data?.GetProperty("rpcVersion").GetInt32());
    }

    [Fact]
    public async Task A_profile_setting_that_is_not_set_is_null_beside_its_default()
    {
        await using var connection = await ObsConnection.ReadyAsync();

        Assert.Equal(
            new ProfileParameter(null, "20"),
            await connection.Client.GetProfileParameterAsync("Output", "DelaySec", connection.Stop)
        );
    }
}
