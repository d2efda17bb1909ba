using LiveCaptions.Obs;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

public class HandshakeTests
{
    private static readonly TimeSpan Limit = new ObsClientOptions().HandshakeTimeout;

    [Fact]
    public async Task A_client_without_a_password_connects_identifies_and_is_ready()
    {
        await using var connection = await ObsConnection.BeginAsync();

        await connection.UntilAsync(ObsStage.Ready);

        Assert.Equal(
            [ObsStage.Disabled, ObsStage.Connecting, ObsStage.Identifying, ObsStage.Ready],
            connection.States.Select(state => state.Stage)
        );
        Assert.All(connection.States, state => Assert.Equal("", state.Reason));
    }

    [Theory]
    [InlineData("hunter2hunter2")]
    [InlineData("Zürich→東京 🎤")]
    public async Task The_right_password_is_accepted_in_any_script(string password)
    {
        await using var connection = await ObsConnection.BeginAsync(password, with: o =>
            o with
            {
                Password = ObsPassword.FromText(password),
            }
        );

        await connection.UntilAsync(ObsStage.Ready);
    }

    [Fact]
    public void The_password_is_hashed_as_in_the_example_of_the_protocol() =>
        Assert.Equal(
            "1Ct943GAT+6YQUUX47Ia/ncufilbe6+oD6lY+5kaCu4=",
            ObsPassword
                .FromText("supersecretpassword")
                .Answer("+IxH4CnCiqpX1rM9scsNynZzbOe4KhDeYcTNS3PDaeY=", "lM1GncleQOaCu9lT1yeUZhFYnqhsLLP1G5lAGo3ixaI=")
        );

    [Fact]
    public async Task A_wrong_password_is_rejected_and_not_retried()
    {
        await using var connection = await ObsConnection.BeginAsync("right", with: o =>
            o with
            {
                Password = ObsPassword.FromText("wrong"),
            }
        );

        var state = await connection.UntilAsync(ObsStage.Rejected);

        Assert.Equal(((int)ObsCloseCode.AuthenticationFailed, null), (state.Code, state.RetryIn));
        Assert.Contains("refused the password", state.Reason, StringComparison.Ordinal);
        connection.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, connection.Obs.Connections);
        var refused = await Assert.ThrowsAsync<ObsDisconnectedException>(() => connection.Client.WaitReadyAsync(connection.Stop));
        Assert.Equal(state.Reason, refused.Message);
    }

    [Fact]
    public async Task A_missing_password_is_reported_and_nothing_is_sent()
    {
        await using var connection = await ObsConnection.BeginAsync("right");

        var state = await connection.UntilAsync(ObsStage.Rejected);

        Assert.Contains("requires a password and none is set", state.Reason, StringComparison.Ordinal);
        Assert.Equal(1, connection.Obs.Connections);
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_rejected()
    {
        await using var connection = await ObsConnection.BeginAsync(misbehave: session =>
            session.CloseAsync(ObsCloseCode.UnsupportedRpcVersion, "no")
        );

        Assert.Contains("another version", (await connection.UntilAsync(ObsStage.Rejected)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_says_hello_is_given_up_after_the_limit()
    {
        await using var connection = await ObsConnection.BeginAsync(misbehave: session => session.ReceiveAsync());
        await connection.UntilAsync(ObsStage.Identifying);

        await connection.Clock.PassAsync(Limit, connection.Stop);

        Assert.Contains("said nothing for 8 s", (await connection.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_accepts_the_handshake_is_given_up_after_the_limit()
    {
        await using var connection = await ObsConnection.BeginAsync(misbehave: async session =>
        {
            await session.HelloAsync();
            await session.IgnoreAsync();
        });
        await connection.Clock.UntilWaitAsync(Limit, connection.Stop); // for Hello
        await connection.Clock.PassAsync(Limit, connection.Stop); // for Identified

        Assert.Contains("said nothing for 8 s", (await connection.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage", "not valid JSON")]
    [InlineData("""{"op":0}""", "not valid JSON")]
    [InlineData("""{"op":0,"d":{"rpcVersion":"one"}}""", "without a field that the protocol requires")]
    [InlineData("""{"op":0,"d":{"authentication":{},"rpcVersion":1}}""", "without a field that the protocol requires")]
    [InlineData("""{"op":5,"d":{"eventType":"ExitStarted"}}""", "op 5 where Hello was expected")]
    [InlineData("null", "empty message")]
    public async Task A_greeting_that_breaks_the_protocol_closes_the_connection(string text, string reason)
    {
        var closed = new TaskCompletionSource<int?>();
        await using var connection = await ObsConnection.BeginAsync(misbehave: async session =>
        {
            await session.SendTextAsync(text);
            closed.TrySetResult(await session.IgnoreAsync());
        });

        var state = await connection.UntilAsync(ObsStage.Backoff);

        Assert.Contains(reason, state.Reason, StringComparison.Ordinal);
        Assert.Equal(state.Code, await closed.Task.WaitAsync(connection.Stop));
    }

    [Fact]
    public async Task An_unreachable_OBS_is_reported_with_how_to_enable_its_server()
    {
        await using var connection = await ObsConnection.BeginAsync(with: o => o with { Address = new("ws://127.0.0.1:1") });

        var state = await connection.UntilAsync(ObsStage.Backoff);

        Assert.Contains("cannot be reached at ws://127.0.0.1:1", state.Reason, StringComparison.Ordinal);
        Assert.Contains("Enable WebSocket server", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_at_the_port_is_reported_as_such()
    {
        await using var connection = await ObsConnection.BeginAsync(with: o =>
            o with
            {
                Address = new(o.Address, "/" + FakeObs.OtherPage),
            }
        );

        Assert.Contains("A program other than OBS", (await connection.UntilAsync(ObsStage.Backoff)).Reason, StringComparison.Ordinal);
    }
}
