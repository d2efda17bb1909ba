using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Http;

/// <summary>JSON of the HTTP interface: one set of rules for request bodies and for answers.</summary>
internal static class ApiJson
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Strict: unknown and repeated names, missing values and values of other types are refused.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        Converters = { new EnumNames() },
    };

    public static IResult Answer<T>(T value, int? status = null) => Results.Json(value, Options, statusCode: status);

    /// <summary>Reads the body and passes it on; refuses one that does not fit, with an example of one that does.</summary>
    /// <param name="example">A body that fits.</param>
    public static Task<IResult> ReadAsync<T>(HttpContext context, string example, Func<T, IResult> use)
        where T : class => ReadAsync<T>(context, example, body => Task.FromResult(use(body)));

    /// <inheritdoc cref="ReadAsync{T}(HttpContext, string, Func{T, IResult})"/>
    public static async Task<IResult> ReadAsync<T>(HttpContext context, string example, Func<T, Task<IResult>> use)
        where T : class
    {
        T? body;
        if (!context.Request.HasJsonContentType())
            return Unfit("is not marked as JSON");
        if (context.Request.ContentLength > MaxBytes)
            return Unfit("is too long");
        try
        {
            body = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Options, context.RequestAborted);
        }
        // InvalidOperationException: text that is not Unicode, such as half of a surrogate pair.
        catch (Exception e) when (e is JsonException or BadHttpRequestException or InvalidOperationException or NotSupportedException)
        {
            return Unfit("cannot be used");
        }
        return body is null ? Unfit("is empty") : await use(body);

        IResult Unfit(string fault) =>
            Problems.BadRequest($"The body {fault}, so nothing was changed. Send {example} as application/json.");
    }

    /// <summary>Enums by name, never by number; those with a converter of their own keep it, which options would override.</summary>
    private sealed class EnumNames : JsonConverterFactory
    {
        private readonly JsonStringEnumConverter names = new(allowIntegerValues: false);

        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsEnum && !typeToConvert.IsDefined(typeof(JsonConverterAttribute), inherit: false);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            names.CreateConverter(typeToConvert, options);
    }
}
