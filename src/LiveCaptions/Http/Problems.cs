using Microsoft.Net.Http.Headers;

namespace LiveCaptions.Http;

/// <summary>Refusals in one sentence: problem details (RFC 9457) for programs, plain text for those that ask for it.</summary>
internal static class Problems
{
    private const string PlainText = "text/plain; charset=utf-8";

    /// <summary>The media types that a program names when it expects JSON.</summary>
    private static readonly string[] JsonTypes = ["application/json", "application/problem+json"];

    public static IResult BadRequest(string sentence) => Refuse(StatusCodes.Status400BadRequest, sentence);

    public static IResult NotFound(string sentence) => Refuse(StatusCodes.Status404NotFound, sentence);

    /// <summary>The request is right, but impossible in the present state.</summary>
    public static IResult Conflict(string sentence) => Refuse(StatusCodes.Status409Conflict, sentence);

    /// <summary>The change is in force, but could not be saved.</summary>
    public static IResult NotSaved(string sentence) => Refuse(StatusCodes.Status507InsufficientStorage, sentence);

    /// <param name="status">The HTTP status.</param>
    /// <param name="sentence">What happened, what it means, what to do: the problem's title.</param>
    /// <param name="details">Further members of the problem, for programs.</param>
    public static IResult Refuse(int status, string sentence, IReadOnlyDictionary<string, object?>? details = null) =>
        new Refusal(status, sentence, details);

    /// <summary>Writes a refusal where no endpoint returns one: in middleware, and before a socket is accepted.</summary>
    /// <inheritdoc cref="Refuse"/>
    public static Task WriteAsync(HttpContext context, int status, string sentence, IReadOnlyDictionary<string, object?>? details = null) =>
        Refuse(status, sentence, details).ExecuteAsync(context);

    /// <summary>Whether the sentence alone is asked for: by name, or by a browser, which shows JSON to a person as it stands.</summary>
    private static bool PrefersText(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality(accepted, "text/plain", "text/html") is var text and > 0 && text > Quality(accepted, JsonTypes);
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, params string[] types) =>
        accepted
            .Where(type => types.Any(name => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(type => type.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>A refusal as the result of an endpoint.</summary>
    private sealed class Refusal(int status, string sentence, IReadOnlyDictionary<string, object?>? details) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var result = PrefersText(httpContext.Request)
                ? Results.Text(sentence, PlainText, statusCode: status)
                : Results.Problem(title: sentence, statusCode: status, extensions: details);
            return result.ExecuteAsync(httpContext);
        }
    }
}
