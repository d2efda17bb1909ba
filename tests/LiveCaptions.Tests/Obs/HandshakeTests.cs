using LiveCaptions.Obs;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

public class HandshakeTests
{
    private static readonly TimeSpan Limit = new ObsClientOptions().HandshakeTimeout;

    [Fact]
    public async Task Without_a_password_the_client_is_ready_after_connecting_and_identifying()
    {
        await using var visit = await Visit.BeginAsync();

        await visit.UntilAsync(ObsStage.Ready);

        Assert.Equal(
            [ObsStage.Disabled, ObsStage.Connecting, ObsStage.Identifying, ObsStage.Ready],
            visit.States.Select(state => state.Stage)
        );
        Assert.All(visit.States, state => Assert.Equal("", state.Reason));
    }

    [Theory]
    [InlineData("hunter2hunter2")]
    [InlineData("Zürich→東京 🎤")]
    public async Task The_right_password_is_accepted_whatever_its_alphabet(string password)
    {
        await using var visit = await Visit.BeginAsync(password, with: o => o with { Password = ObsPassword.FromText(password) });

        await visit.UntilAsync(ObsStage.Ready);
    }

    [Fact]
    public void The_password_is_hashed_as_in_the_protocol_s_own_example() =>
        Assert.Equal(
            "1Ct943GAT+6YQUUX47Ia/ncufilbe6+oD6lY+5kaCu4=",
            ObsPassword
                .FromText("supersecretpassword")
                .Answer("+IxH4CnCiqpX1rM9scsNynZzbOe4KhDeYcTNS3PDaeY=", "lM1GncleQOaCu9lT1yeUZhFYnqhsLLP1G5lAGo3ixaI=")
        );

    [Fact]
    public async Task A_wrong_password_is_rejected_and_not_tried_again()
    {
        await using var visit = await Visit.BeginAsync("right", with: o => o with { Password = ObsPassword.FromText("wrong") });

        var state = await visit.UntilAsync(ObsStage.Rejected);

        Assert.Equal((4009, null), (state.Code, state.RetryIn));
        Assert.Contains("refused the password", state.Reason, StringComparison.Ordinal);
        visit.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, visit.Obs.Connections);
        var refused = await Assert.ThrowsAsync<ObsDisconnectedException>(() => visit.Client.WaitReadyAsync(visit.Stop));
        Assert.Equal(state.Reason, refused.Message);
    }

    [Fact]
    public async Task A_password_that_is_missing_is_asked_for_and_nothing_is_sent()
    {
        await using var visit = await Visit.BeginAsync("right");

        var state = await visit.UntilAsync(ObsStage.Rejected);

        Assert.Contains("asks for a password and none is set", state.Reason, StringComparison.Ordinal);
        Assert.Equal(1, visit.Obs.Connections);
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_rejected()
    {
        await using var visit = await Visit.BeginAsync(misbehave: session => session.CloseAsync(4010, "no"));

        Assert.Contains("another version", (await visit.UntilAsync(ObsStage.Rejected)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_says_hello_is_left_after_the_limit()
    {
        await using var visit = await Visit.BeginAsync(misbehave: session => session.ReceiveAsync());
        await visit.UntilAsync(ObsStage.Identifying);

        await visit.Clock.PassAsync(Limit, visit.Stop);

        Assert.Contains("said nothing for 8 s", (await visit.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_accepts_the_introduction_is_left_after_the_limit()
    {
        await using var visit = await Visit.BeginAsync(misbehave: async session =>
        {
            await session.HelloAsync();
            await session.IgnoreAsync();
        });
        await visit.Clock.UntilWaitAsync(Limit, visit.Stop); // for Hello
        await visit.Clock.PassAsync(Limit, visit.Stop); // for Identified

        Assert.Contains("said nothing for 8 s", (await visit.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage", "not understood")]
    [InlineData("""{"op":0}""", "not understood")]
    [InlineData("""{"op":0,"d":{"rpcVersion":"one"}}""", "lacks what the protocol promises")]
    [InlineData("""{"op":0,"d":{"authentication":{},"rpcVersion":1}}""", "lacks what the protocol promises")]
    [InlineData("""{"op":5,"d":{"eventType":"ExitStarted"}}""", "op 5 where Hello was due")]
    [InlineData("null", "empty message")]
    public async Task A_greeting_that_is_none_closes_the_connection(string text, string reason)
    {
        var closed = new TaskCompletionSource<int?>();
        await using var visit = await Visit.BeginAsync(misbehave: async session =>
        {
            await session.SendTextAsync(text);
            closed.TrySetResult(await session.IgnoreAsync());
        });

        var state = await visit.UntilAsync(ObsStage.Backoff);

        Assert.Contains(reason, state.Reason, StringComparison.Ordinal);
        Assert.Equal(state.Code, await closed.Task.WaitAsync(visit.Stop));
    }

    [Fact]
    public async Task Where_nobody_listens_the_reason_says_how_to_switch_the_server_on()
    {
        await using var visit = await Visit.BeginAsync(with: o => o with { Address = new("ws://127.0.0.1:1") });

        var state = await visit.UntilAsync(ObsStage.Backoff);

        Assert.Contains("cannot be reached at ws://127.0.0.1:1", state.Reason, StringComparison.Ordinal);
        Assert.Contains("Enable WebSocket server", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_at_the_port_is_called_so()
    {
        await using var visit = await Visit.BeginAsync(with: o => o with { Address = new(o.Address, "/" + FakeObs.NotHere) });

        Assert.Contains("Another program than OBS", (await visit.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
    }
}
