using LiveCaptions.Viewers;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Viewers;

public class LoopbackGuardTests
{
    /// <summary>What becomes of a request to port 4955.</summary>
    private static async Task<(int Status, string Text)> AskAsync(string host, params string[] origins)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Request.Host = new(host);
        context.Connection.LocalPort = 4955;
        context.Response.Body = new MemoryStream();
        if (origins.Length > 0) context.Request.Headers.Origin = origins;
        await new LoopbackGuard(inside => inside.Response.WriteAsync("inside")).InvokeAsync(context);
        context.Response.Body.Position = 0;
        return (context.Response.StatusCode, await new StreamReader(context.Response.Body).ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("127.0.0.1:4955")]
    [InlineData("127.0.0.1")]
    [InlineData("127.3.2.1:4955")]
    [InlineData("localhost:4955")]
    [InlineData("LocalHost:4955")]
    [InlineData("[::1]:4955")]
    public async Task This_machine_by_any_of_its_names_comes_in(string host) => Assert.Equal((200, "inside"), await AskAsync(host));

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:4955")]
    [InlineData("localhost.evil.example:4955")]
    [InlineData("127.0.0.1.evil.example:4955")]
    [InlineData("192.168.1.10:4955")]
    [InlineData("0.0.0.0:4955")]
    [InlineData("[fe80::1]:4955")]
    [InlineData("")]
    public async Task A_foreign_host_stays_out(string host)
    {
        var (status, text) = await AskAsync(host);

        Assert.Equal((403, $"The host \"{host}\" is not this machine. Open http://127.0.0.1:4955/ instead."), (status, text));
    }

    [Theory]
    [InlineData("http://127.0.0.1:4955")]
    [InlineData("http://localhost:4955")]
    [InlineData("http://[::1]:4955")]
    [InlineData("http://absolute")]
    public async Task Our_own_pages_and_local_files_in_obs_come_in(string origin) => Assert.Equal(200, (await AskAsync("127.0.0.1:4955", origin)).Status);

    [Theory]
    [InlineData("null")]
    [InlineData("https://evil.example")]
    [InlineData("http://evil.example:4955")]
    [InlineData("http://localhost.evil.example:4955")]
    [InlineData("http://127.0.0.1.evil.example:4955")]
    [InlineData("http://absolute.evil.example")]
    [InlineData("https://absolute")]
    [InlineData("http://absolute:4955")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("https://127.0.0.1:4955")]
    [InlineData("file://")]
    [InlineData("rubbish")]
    public async Task Other_origins_stay_out(string origin) =>
        Assert.Equal((403, "Pages of other sites may not read captions."), await AskAsync("127.0.0.1:4955", origin));

    [Fact]
    public async Task Several_origins_stay_out() =>
        Assert.Equal(403, (await AskAsync("127.0.0.1:4955", "http://127.0.0.1:4955", "https://evil.example")).Status);
}
