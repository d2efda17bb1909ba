using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Http;

/// <summary>Answers in one plain sentence, and bodies that may be wrong in any way.</summary>
internal static class Sentence
{
    private const int MostBytes = 64 * 1024;
    private const string Plain = "text/plain; charset=utf-8";

    /// <summary>Strict: unknown names, missing values and other kinds are refused.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public static IResult Say(int status, string sentence) => Results.Text(sentence, Plain, Encoding.UTF8, status);

    /// <summary>The same before there is an entry that could answer.</summary>
    public static Task SayAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = Plain;
        return context.Response.WriteAsync(sentence);
    }

    public static IResult Wrong(string sentence) => Say(StatusCodes.Status400BadRequest, sentence);

    public static IResult NotThere(string sentence) => Say(StatusCodes.Status404NotFound, sentence);

    /// <summary>It was done, but will not last.</summary>
    public static IResult NotKept(string sentence) => Say(StatusCodes.Status507InsufficientStorage, sentence);

    /// <summary>The same names and rules for what goes out.</summary>
    public static IResult Answer<T>(T value) => Results.Json(value, Json);

    /// <summary>Reads a body and hands it on; a body that is no such thing is answered with what it should be.</summary>
    /// <param name="example">What a right one looks like.</param>
    public static Task<IResult> ReadAsync<T>(HttpContext context, string example, Func<T, IResult> use)
        where T : class => ReadAsync<T>(context, example, body => Task.FromResult(use(body)));

    /// <inheritdoc cref="ReadAsync{T}(HttpContext, string, Func{T, IResult})"/>
    public static async Task<IResult> ReadAsync<T>(HttpContext context, string example, Func<T, Task<IResult>> use)
        where T : class
    {
        T? body;
        var wanted = $"Send {example} as application/json.";
        if (!context.Request.HasJsonContentType())
            return Wrong($"The body is not marked as JSON, so nothing was changed. {wanted}");
        if (context.Request.ContentLength > MostBytes)
            return Wrong($"The body is too long, so nothing was changed. {wanted}");
        try
        {
            body = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted);
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException or InvalidOperationException or NotSupportedException)
        {
            return Wrong($"The body cannot be used, so nothing was changed. {wanted}");
        }
        return body is null ? Wrong($"The body is empty, so nothing was changed. {wanted}") : await use(body);
    }
}
