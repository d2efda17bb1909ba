using System.Net;
using LiveCaptions.Checks;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Checks;

public class ServiceQuestionTests
{
    private static async Task<PortAnswer> AskAsync(Func<string, HttpResponseMessage> answer)
    {
        using var client = new HttpMessageInvoker(new ScriptedServer(answer));
        return await ServiceQuestion.AskAsync(new ServerSettings { Port = 4999 }, client, Test.Stop);
    }

    private static HttpResponseMessage Text(string text, HttpStatusCode code = HttpStatusCode.OK) =>
        new(code) { Content = new StringContent(text) };

    [Fact]
    public async Task The_service_answers_with_its_own_findings()
    {
        var answer = await AskAsync(path =>
            path == "/health/live" ? Text("live") : Text("""[{"mark":"Bad","about":"OBS hangs.","cause":"So.","fix":"Restart it."}]""")
        );

        Assert.Equal(PortState.Ours, answer.State);
        Assert.Equal("OBS hangs.", Assert.Single(answer.Findings!).About);
    }

    [Fact]
    public async Task A_refusal_is_not_taken_for_another_program()
    {
        foreach (var code in new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden })
            Assert.Equal(PortState.Closed, (await AskAsync(path => path == "/health/live" ? Text("live") : Text("", code))).State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!doctype html>")]
    [InlineData("lively")]
    public async Task Another_program_is_recognised_by_its_answer(string text) =>
        Assert.Equal(PortState.Foreign, (await AskAsync(_ => Text(text))).State);

    [Fact]
    public async Task A_program_that_answers_nonsense_or_breaks_off_is_another_one()
    {
        Assert.Equal(PortState.Foreign, (await AskAsync(path => path == "/health/live" ? Text("live") : Text("{"))).State);
        Assert.Equal(PortState.Foreign, (await AskAsync(_ => throw new HttpRequestException("It broke off."))).State);
        Assert.Equal(PortState.Foreign, (await AskAsync(_ => throw new IOException("Reset."))).State);
    }

    [Fact]
    public async Task A_port_that_refuses_connections_is_free() =>
        Assert.Equal(
            PortState.Free,
            (await AskAsync(_ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Refused."))).State
        );

    private sealed class ScriptedServer(Func<string, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("127.0.0.1:4999", request.RequestUri!.Authority);
            return Task.FromResult(answer(request.RequestUri.AbsolutePath));
        }
    }
}
