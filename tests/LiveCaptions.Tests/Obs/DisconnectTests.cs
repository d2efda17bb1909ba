using System.Net.WebSockets;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

public class DisconnectTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);

    [Fact]
    public async Task A_client_disconnected_by_the_user_stays_away_until_told_to_retry()
    {
        await using var connection = await ObsConnection.ReadyAsync();

        await connection.Obs.CloseAsync(ObsCloseCode.SessionInvalidated, "Your session has been invalidated.");

        var state = await connection.UntilAsync(ObsStage.Rejected);
        Assert.Equal((int)ObsCloseCode.SessionInvalidated, state.Code);
        connection.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, connection.Obs.Connections);

        connection.Client.RetryNow();
        await connection.UntilAsync(ObsStage.Ready);
        Assert.Equal(2, connection.Obs.Connections);
    }

    [Fact]
    public async Task A_rejected_client_retries_after_the_configured_wait()
    {
        var wait = TimeSpan.FromMinutes(1);
        await using var connection = await ObsConnection.ReadyAsync(o => o with { RetryAfterRejection = wait });
        await connection.Obs.CloseAsync(ObsCloseCode.SessionInvalidated, "");
        Assert.Equal(wait, (await connection.UntilAsync(ObsStage.Rejected)).RetryIn);

        await connection.Clock.PassAsync(wait, connection.Stop);

        await connection.UntilAsync(ObsStage.Ready);
    }

    [Fact]
    public async Task When_OBS_crashes_all_pending_requests_fail_at_once_and_the_client_reconnects()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        var arrived = new SemaphoreSlim(0);
        connection.Obs.Answering = _ =>
        {
            arrived.Release();
            return Task.FromResult<FakeAnswer?>(FakeAnswer.None);
        };
        Task[] requests =
        [
            connection.Client.GetVersionAsync(connection.Stop),
            connection.Client.SendStreamCaptionAsync("one", connection.Stop),
            connection.Client.SendStreamCaptionAsync("two", connection.Stop),
        ];
        for (var n = 0; n < 2; n++)
            await arrived.WaitAsync(connection.Stop);

        connection.Obs.Abort();

        foreach (var request in requests)
            await Assert.ThrowsAsync<ObsDisconnectedException>(() => request.WaitAsync(connection.Stop));
        Assert.Contains("was lost", (await connection.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
        connection.Obs.Answering = null;
        await connection.Clock.PassAsync(First, connection.Stop);
        await connection.UntilAsync(ObsStage.Ready);
        Assert.Equal("29.0.2", (await connection.Client.GetVersionAsync(connection.Stop)).ObsVersion);
    }

    [Fact]
    public async Task A_request_without_a_connection_fails_at_once_with_the_reason()
    {
        await using var connection = await ObsConnection.ReadyAsync();
        await connection.Obs.CloseAsync((int)WebSocketCloseStatus.EndpointUnavailable, "Server stopping.");
        var state = await connection.UntilAsync(ObsStage.Backoff);

        var failure = await Assert.ThrowsAsync<ObsDisconnectedException>(() => connection.Client.GetVersionAsync(connection.Stop));

        Assert.Equal(state.Reason, failure.Message);
        Assert.Contains("was stopped", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_waits_between_attempts_grow_to_ten_seconds_and_never_end()
    {
        await using var connection = await ObsConnection.BeginAsync(misbehave: session =>
        {
            session.Abort();
            return Task.CompletedTask;
        });
        var waits = new List<double>();

        for (var n = 0; n < 7; n++)
        {
            var wait = (await connection.UntilAsync(ObsStage.Backoff)).RetryIn!.Value;
            waits.Add(wait.TotalSeconds);
            await connection.Clock.PassAsync(wait, connection.Stop);
        }

        Assert.Equal([0.5, 1, 2, 5, 10, 10, 10], waits);
    }

    [Fact]
    public async Task A_connection_ready_for_thirty_seconds_resets_the_waits_and_a_shorter_one_does_not()
    {
        await using var connection = await ObsConnection.ReadyAsync();

        Assert.Equal(0.5, await CutAsync(connection, TimeSpan.FromSeconds(29)));
        Assert.Equal(1, await CutAsync(connection, TimeSpan.FromSeconds(29)));
        Assert.Equal(0.5, await CutAsync(connection, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_peer_that_no_longer_answers_is_detected_by_the_keep_alive()
    {
        await using var connection = await ObsConnection.BeginAsync(
            misbehave: async session =>
            {
                await session.HandshakeAsync();
                await session.StopReadingAsync();
            },
            with: o => o with { KeepAliveInterval = TimeSpan.FromMilliseconds(50), KeepAliveTimeout = TimeSpan.FromMilliseconds(50) }
        );
        await connection.UntilAsync(ObsStage.Ready);

        Assert.Contains("was lost", (await connection.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_client_closes_normally_and_can_be_started_again()
    {
        var closed = new TaskCompletionSource<int?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connection = await ObsConnection.BeginAsync(misbehave: async session =>
        {
            await session.HelloAsync();
            closed.TrySetResult(await session.ReceiveAsync());
        });
        await connection.UntilAsync(ObsStage.Ready);

        await connection.Client.StopAsync();

        Assert.Equal(1000, await closed.Task.WaitAsync(connection.Stop));
        Assert.Equal(ObsState.Disabled, connection.Client.State);
        await connection.UntilAsync(ObsStage.Disabled);
        connection.Client.Start();
        await connection.UntilAsync(ObsStage.Ready);
    }

    [Fact]
    public async Task A_client_waiting_to_retry_can_be_stopped_at_once()
    {
        await using var connection = await ObsConnection.BeginAsync(with: o => o with { Address = new("ws://127.0.0.1:1") });
        await connection.UntilAsync(ObsStage.Backoff);

        await connection.Client.StopAsync().WaitAsync(connection.Stop);

        Assert.Equal(ObsStage.Disabled, connection.Client.State.Stage);
    }

    /// <summary>Keeps the connection ready for a while, drops it, and returns the wait in seconds before the client reconnects.</summary>
    private static async Task<double> CutAsync(ObsConnection connection, TimeSpan ready)
    {
        connection.Clock.Pass(ready);
        connection.Obs.Abort();
        var wait = (await connection.UntilAsync(ObsStage.Backoff)).RetryIn!.Value;
        await connection.Clock.PassAsync(wait, connection.Stop);
        await connection.UntilAsync(ObsStage.Ready);
        return wait.TotalSeconds;
    }
}
