using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

public class DisconnectTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);

    [Fact]
    public async Task A_client_removed_by_the_user_stays_away_until_it_is_told_to_try()
    {
        await using var visit = await Visit.ReadyAsync();

        await visit.Obs.CloseAsync(4011, "Your session has been invalidated.");

        var state = await visit.UntilAsync(ObsStage.Rejected);
        Assert.Equal(4011, state.Code);
        visit.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, visit.Obs.Connections);

        visit.Client.RetryNow();
        await visit.UntilAsync(ObsStage.Ready);
        Assert.Equal(2, visit.Obs.Connections);
    }

    [Fact]
    public async Task A_rejected_client_tries_again_by_itself_if_the_configuration_says_so()
    {
        var wait = TimeSpan.FromMinutes(1);
        await using var visit = await Visit.ReadyAsync(o => o with { RetryAfterRejection = wait });
        await visit.Obs.CloseAsync(4011, "");
        Assert.Equal(wait, (await visit.UntilAsync(ObsStage.Rejected)).RetryIn);

        await visit.Clock.PassAsync(wait, visit.Stop);

        await visit.UntilAsync(ObsStage.Ready);
    }

    [Fact]
    public async Task When_OBS_dies_in_the_middle_all_requests_fail_at_once_and_the_client_comes_back()
    {
        await using var visit = await Visit.ReadyAsync();
        var arrived = new SemaphoreSlim(0);
        visit.Obs.Answering = _ =>
        {
            arrived.Release();
            return Task.FromResult<FakeAnswer?>(FakeAnswer.None);
        };
        Task[] asked =
        [
            visit.Client.GetVersionAsync(visit.Stop),
            visit.Client.SendStreamCaptionAsync("one", visit.Stop),
            visit.Client.SendStreamCaptionAsync("two", visit.Stop),
        ];
        for (var n = 0; n < 2; n++)
            await arrived.WaitAsync(visit.Stop);

        visit.Obs.Die();

        foreach (var request in asked)
            await Assert.ThrowsAsync<ObsDisconnectedException>(() => request.WaitAsync(visit.Stop));
        Assert.Contains("was lost", (await visit.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
        visit.Obs.Answering = null;
        await visit.Clock.PassAsync(First, visit.Stop);
        await visit.UntilAsync(ObsStage.Ready);
        Assert.Equal("29.0.2", (await visit.Client.GetVersionAsync(visit.Stop)).ObsVersion);
    }

    [Fact]
    public async Task A_request_without_a_connection_fails_at_once_with_the_reason()
    {
        await using var visit = await Visit.ReadyAsync();
        await visit.Obs.CloseAsync(1001, "Server stopping.");
        var state = await visit.UntilAsync(ObsStage.Backoff);

        var failure = await Assert.ThrowsAsync<ObsDisconnectedException>(() => visit.Client.GetVersionAsync(visit.Stop));

        Assert.Equal(state.Reason, failure.Message);
        Assert.Contains("was stopped", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tries_become_rarer_and_never_end()
    {
        await using var visit = await Visit.BeginAsync(misbehave: session =>
        {
            session.Die();
            return Task.CompletedTask;
        });
        var waits = new List<double>();

        for (var n = 0; n < 7; n++)
        {
            var wait = (await visit.UntilAsync(ObsStage.Backoff)).RetryIn!.Value;
            waits.Add(wait.TotalSeconds);
            await visit.Clock.PassAsync(wait, visit.Stop);
        }

        Assert.Equal([0.5, 1, 2, 5, 10, 10, 10], waits);
    }

    [Fact]
    public async Task A_connection_that_was_healthy_begins_the_waits_anew_and_a_short_one_does_not()
    {
        await using var visit = await Visit.ReadyAsync();

        Assert.Equal(0.5, await CutAsync(visit, TimeSpan.FromSeconds(29)));
        Assert.Equal(1, await CutAsync(visit, TimeSpan.FromSeconds(29)));
        Assert.Equal(0.5, await CutAsync(visit, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_peer_that_is_there_no_more_is_noticed_by_the_keep_alive()
    {
        await using var visit = await Visit.BeginAsync(
            misbehave: async session =>
            {
                await session.IntroduceAsync();
                await session.DeafAsync();
            },
            with: o => o with { KeepAliveInterval = TimeSpan.FromMilliseconds(50), KeepAliveTimeout = TimeSpan.FromMilliseconds(50) }
        );
        await visit.UntilAsync(ObsStage.Ready);

        Assert.Contains("was lost", (await visit.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_says_goodbye_and_can_be_taken_back()
    {
        var closed = new TaskCompletionSource<int?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var visit = await Visit.BeginAsync(misbehave: async session =>
        {
            await session.HelloAsync();
            closed.TrySetResult(await session.ReceiveAsync());
        });
        await visit.UntilAsync(ObsStage.Ready);

        await visit.Client.StopAsync();

        Assert.Equal(1000, await closed.Task.WaitAsync(visit.Stop));
        Assert.Equal(ObsState.Disabled, visit.Client.State);
        await visit.UntilAsync(ObsStage.Disabled);
        visit.Client.Start();
        await visit.UntilAsync(ObsStage.Ready);
    }

    [Fact]
    public async Task Stopping_ends_a_wait_for_the_next_try()
    {
        await using var visit = await Visit.BeginAsync(with: o => o with { Address = new("ws://127.0.0.1:1") });
        await visit.UntilAsync(ObsStage.Backoff);

        await visit.Client.StopAsync().WaitAsync(visit.Stop);

        Assert.Equal(ObsStage.Disabled, visit.Client.State.Stage);
    }

    /// <summary>Lets the connection be ready for a time, cuts it, and gives the wait in seconds before the client is back.</summary>
    private static async Task<double> CutAsync(Visit visit, TimeSpan ready)
    {
        visit.Clock.Pass(ready);
        visit.Obs.Die();
        var wait = (await visit.UntilAsync(ObsStage.Backoff)).RetryIn!.Value;
        await visit.Clock.PassAsync(wait, visit.Stop);
        await visit.UntilAsync(ObsStage.Ready);
        return wait.TotalSeconds;
    }
}
