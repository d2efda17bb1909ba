using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveCaptions.EndToEnd.Translation;

/// <summary>A server that is many bad engines: each below its own name, bad until it is told to be good.</summary>
internal sealed class BadEngines : IAsyncDisposable
{
    public const string Good = "La casa es roja.";

    /// <summary>What each does, and how it is asked.</summary>
    public static readonly IReadOnlyDictionary<string, (string Kind, Func<HttpContext, Task<IResult>> Answer)> All = new Dictionary<
        string,
        (string, Func<HttpContext, Task<IResult>>)
    >
    {
        ["slow"] = ("libretranslate", SlowAsync),
        ["hangs"] = ("libretranslate", HangAsync),
        ["refuses"] = ("libretranslate", _ => Task.FromResult(Results.Json(new { error = "Visit the portal" }, statusCode: 403))),
        ["fails"] = ("libretranslate", _ => Task.FromResult(Results.StatusCode(500))),
        ["busy"] = ("libretranslate", _ => Task.FromResult(Results.StatusCode(429))),
        ["rubbish"] = ("libretranslate", _ => Task.FromResult(Results.Bytes([0, 255, 13, 10, 200, 7, 0], "application/json"))),
        ["html"] = ("libretranslate", _ =>
            Task.FromResult(Results.Text("<!doctype html><title>Router</title><h1>Sign in</h1>", "text/html"))
        ),
        ["essay"] = ("openai", _ => Chat(string.Join(' ', Enumerable.Repeat("La casa es muy roja y muy grande.", 30)))),
        ["prompt"] = ("openai", PromptAsync),
        ["remarks"] = ("openai", _ => Chat("I'm sorry, but I can't help with that.")),
        ["script"] = ("openai", _ => Chat("Дом красный.")),
        ["ten-mb"] = ("libretranslate", _ => Task.FromResult(Results.Json(new { translatedText = new string('a', 10_000_000) }))),
    };

    private readonly WebApplication app;
    private volatile bool isGood;

    private BadEngines()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/{name}/{**path}", (string name, HttpContext context) => AnswerAsync(name, context));
    }

    public Uri Address => new(app.Urls.Single());

    public static async Task<BadEngines> StartAsync()
    {
        var engines = new BadEngines();
        await engines.app.StartAsync();
        return engines;
    }

    /// <summary>From now on each translates.</summary>
    public void Mend() => isGood = true;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<IResult> AnswerAsync(string name, HttpContext context)
    {
        var (kind, answer) = All[name];
        return !isGood ? answer(context)
            : kind == "openai" ? Chat(Good)
            : Task.FromResult(Results.Json(new { translatedText = Good }));
    }

    private static Task<IResult> Chat(string content) =>
        Task.FromResult(Results.Json(new { choices = new[] { new { finish_reason = "stop", message = new { content } } } }));

    private static async Task<IResult> SlowAsync(HttpContext context)
    {
        await Task.Delay(TimeSpan.FromSeconds(3), context.RequestAborted);
        return Results.Json(new { translatedText = Good });
    }

    private static async Task<IResult> HangAsync(HttpContext context)
    {
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
        return Results.Empty;
    }

    /// <summary>A model that repeats what it was told.</summary>
    private static async Task<IResult> PromptAsync(HttpContext context)
    {
        var asked = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        return await Chat(asked.GetProperty("messages")[0].GetProperty("content").GetString()!);
    }
}
