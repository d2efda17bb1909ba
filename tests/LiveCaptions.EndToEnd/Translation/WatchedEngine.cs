using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveCaptions.EndToEnd.Translation;

/// <summary>Stands between the service and a real engine, and notes every text that goes through, in order.</summary>
internal sealed class WatchedEngine : IAsyncDisposable
{
    private readonly HttpClient engine;
    private readonly WebApplication app;

    private WatchedEngine(Uri behind)
    {
        engine = new() { BaseAddress = behind };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/{**path}", (Delegate)PassAsync);
    }

    /// <summary>What was asked, and what was answered.</summary>
    public ConcurrentQueue<(string Text, string Translation)> Passed { get; } = [];

    public Uri Address => new(app.Urls.Single());

    public static async Task<WatchedEngine> StartAsync(Uri behind)
    {
        var watched = new WatchedEngine(behind);
        await watched.app.StartAsync();
        return watched;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        engine.Dispose();
    }

    private async Task<IResult> PassAsync(HttpContext context)
    {
        var answer = await engine.GetStringAsync(
            new Uri($"{context.Request.Path}{context.Request.QueryString}".TrimStart('/'), UriKind.Relative)
        );
        if (context.Request.Query["q"].ToString() is { Length: > 0 } text)
            Passed.Enqueue(
                (
                    text,
                    JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("responseData").GetProperty("translatedText").GetString()!
                )
            );
        return Results.Text(answer, "application/json");
    }
}
