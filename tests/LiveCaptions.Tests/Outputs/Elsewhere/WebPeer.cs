using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>A request as the server got it.</summary>
internal sealed record Received(string Method, string Path, string Query, string Body, IHeaderDictionary Headers);

/// <summary>A real web server on this machine that keeps requests and answers as the test says.</summary>
internal sealed class WebPeer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Received> requests = Channel.CreateUnbounded<Received>();

    private WebPeer(WebApplication app) => this.app = app;

    /// <summary>Answers a request.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<WebPeer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var peer = new WebPeer(builder.Build());
        peer.app.Run(peer.TakeAsync);
        await peer.app.StartAsync(Test.Stop);
        return peer;
    }

    /// <summary>Answers each request with a status.</summary>
    public void AnswerWith(int status, params (string Name, string Value)[] headers) =>
        Answer = context =>
        {
            context.Response.StatusCode = status;
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;
            return Task.CompletedTask;
        };

    public Task<Received> NextAsync() => requests.Reader.ReadAsync(Test.Stop).AsTask();

    /// <summary>Requests that nobody has looked at.</summary>
    public int Waiting => requests.Reader.Count;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new StreamReader(request.Body);
        var text = await body.ReadToEndAsync(Test.Stop);
        requests.Writer.TryWrite(
            new(request.Method, request.Path, request.QueryString.Value!, text, new HeaderDictionary(request.Headers.ToDictionary()))
        );
        await Answer(context);
    }
}
