using LiveCaptions.Tests.Whisper.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveCaptions.Tests.Models;

/// <summary>A web server with one small but well-formed model, which answers as a test says.</summary>
internal sealed class ModelHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly Lock gate = new();
    private TaskCompletionSource arrival = new();
    private double come,
        awaited = double.MaxValue;

    private ModelHost(WebApplication app)
    {
        this.app = app;
        Answer = http => SendAsync(http, Model);
    }

    /// <summary>The model: 380 KB.</summary>
    public static byte[] Model { get; } = ModelBytes.Whisper().Tensor("weights", 8, [384, 2], 2 * 384 / 32 * 34).ToArray();

    /// <summary>Another one, of the same length.</summary>
    public static byte[] Other { get; } = [.. Model[..^1], 1];

    /// <summary>Where it lies.</summary>
    public Uri Base => new(app.Urls.Single() + "/models/");

    /// <summary>What was asked: path and range.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Answers with a model, and with 404 to everything else.</summary>
    public Func<HttpContext, Task> Answer { get; set; }

    /// <summary>The pull tells how much has come: a connection is cut only when all that was sent is there.</summary>
    public void Come(double bytes)
    {
        lock (gate)
        {
            come = bytes;
            if (come >= awaited)
                arrival.TrySetResult();
        }
    }

    /// <summary>Waits until the other side has hung up.</summary>
    public static async Task UntilGoneAsync(HttpContext http)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ended = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    public static async Task<ModelHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(server => server.Limits.MinResponseDataRate = null).UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var host = new ModelHost(app);
        app.Run(http =>
        {
            host.Asked.Add($"{http.Request.Path} {http.Request.Headers.Range}".TrimEnd());
            return host.Answer(http);
        });
        await app.StartAsync(Test.Stop);
        return host;
    }

    /// <summary>As a good server does: ranges of the same version only.</summary>
    public async Task SendAsync(HttpContext http, byte[] content, string tag = "\"v1\"", int? breakOffAfter = null)
    {
        if (!http.Request.Path.Value!.EndsWith(".bin", StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var from = From(http, tag);
        var end = from + Math.Min(breakOffAfter ?? int.MaxValue, content.Length - from);
        var arrived = Await(from, end);
        http.Response.Headers.ETag = tag;
        http.Response.ContentLength = content.Length - from;
        if (from > 0)
        {
            http.Response.StatusCode = StatusCodes.Status206PartialContent;
            http.Response.Headers.ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}";
        }
        await http.Response.Body.WriteAsync(content.AsMemory(from, end - from), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        if (breakOffAfter is null)
            return;
        await Task.WhenAny(arrived, UntilGoneAsync(http));
        http.Abort();
    }

    private Task Await(int from, int end)
    {
        lock (gate)
        {
            (come, awaited, arrival) = (from, end, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return arrival.Task;
        }
    }

    private static int From(HttpContext http, string tag) =>
        http.Request.Headers.Range.ToString() is { Length: > 0 } range && http.Request.Headers.IfRange == tag
            ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture)
            : 0;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
