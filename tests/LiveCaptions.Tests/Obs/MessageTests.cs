using System.Net.WebSockets;
using LiveCaptions.Obs;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Obs;

public class MessageTests
{
    private const int HundredMegabytes = 100 * 1024 * 1024;

    [Theory]
    [InlineData("}{", 4002)]
    [InlineData("""{"op":5,"d":{"eventIntent":1}}""", 4004)]
    [InlineData("""{"op":5,"d":[]}""", 4004)]
    [InlineData("""{"op":7,"d":{"requestId":"1","requestStatus":{"result":"yes","code":100}}}""", 4004)]
    [InlineData("""{"op":7,"d":{"requestId":"1","requestStatus":{"result":true,"code":1e99}}}""", 4004)]
    [InlineData("""{"op":7,"d":{"requestId":"\ud800","requestStatus":{"result":true,"code":100}}}""", 4004)]
    [InlineData("""{"op":9,"d":{"requestId":"1","results":{}}}""", 4004)]
    [InlineData("""{"op":0,"d":{"rpcVersion":1}}""", 4006)]
    [InlineData("""{"op":2,"d":{"negotiatedRpcVersion":1}}""", 4006)]
    [InlineData("""{"op":77,"d":{}}""", 4006)]
    public async Task A_message_that_breaks_the_protocol_closes_the_connection_with_its_code(string text, int code)
    {
        var (state, closed) = await SendAsync(session => session.SendTextAsync(text));

        Assert.Equal((ObsStage.Backoff, code, code), (state.Stage, state.Code, closed));
        Assert.StartsWith("OBS sent", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_nested_without_end_closes_the_connection()
    {
        var (state, _) = await SendAsync(session => session.SendTextAsync($$"""{"op":5,"d":{{new string('[', 100_000)}}}"""));

        Assert.Equal(4002, state.Code);
    }

    [Fact]
    public async Task A_binary_message_closes_the_connection()
    {
        var (_, closed) = await SendAsync(session => session.SendBytesAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary));

        Assert.Equal(1003, closed);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_closes_the_connection()
    {
        var (state, _) = await SendAsync(session =>
            session.SendBytesAsync(new byte[] { 0x22, 0xC3, 0x28, 0x22 }, WebSocketMessageType.Text)
        );

        Assert.Equal(ObsStage.Backoff, state.Stage);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_message_of_a_hundred_megabytes_is_refused_after_sixteen(int parts)
    {
        var (state, closed) = await SendAsync(async session =>
        {
            var part = new byte[HundredMegabytes / parts];
            Array.Fill(part, (byte)' ');
            for (var n = 1; n <= parts; n++)
                await session.SendBytesAsync(part, WebSocketMessageType.Text, last: n == parts);
        });

        Assert.Contains("more than 16384 kB", state.Reason, StringComparison.Ordinal);
        Assert.Equal(1009, state.Code);
        Assert.True(closed is 1009 or null, $"{closed}"); // null: the server was still sending when the client left
    }

    [Fact]
    public async Task The_client_reconnects_after_a_broken_message()
    {
        var first = true;
        await using var connection = await ObsConnection.BeginAsync(misbehave: async session =>
        {
            await session.HelloAsync();
            if (first)
                await session.SendTextAsync("garbage");
            first = false;
            await session.ReceiveAsync();
        });

        await connection.UntilAsync(ObsStage.Backoff);
        await connection.Clock.PassAsync(TimeSpan.FromSeconds(0.5), connection.Stop);

        await connection.UntilAsync(ObsStage.Ready);
    }

    /// <summary>
    /// Lets the server send something once the client is ready; returns the state that follows and the client's close code.
    /// </summary>
    private static async Task<(ObsState State, int? Closed)> SendAsync(Func<FakeSession, Task> send)
    {
        var closed = new TaskCompletionSource<int?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connection = await ObsConnection.BeginAsync(misbehave: async session =>
        {
            await session.HandshakeAsync();
            await send(session);
            closed.TrySetResult(await session.IgnoreAsync());
        });
        await connection.UntilAsync(ObsStage.Ready);
        var state = await connection.UntilAsync(ObsStage.Backoff);
        return (state, await closed.Task.WaitAsync(connection.Stop));
    }
}
