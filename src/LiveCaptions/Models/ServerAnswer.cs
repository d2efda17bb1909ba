using System.Net;

namespace LiveCaptions.Models;

/// <summary>The meaning of a server's answer for a download.</summary>
internal enum AnswerKind
{
    /// <summary>The missing bytes follow.</summary>
    Rest,

    /// <summary>All bytes follow, from the first.</summary>
    Whole,

    /// <summary>The part belongs to another version, or the server sent another range than requested: start over.</summary>
    Anew,

    /// <summary>A passing failure: try again later.</summary>
    Later,

    /// <summary>A lasting refusal.</summary>
    No,
}

/// <summary>A server's answer, checked against the request.</summary>
/// <param name="Kind">The meaning.</param>
/// <param name="Total">Bytes of the whole file; null: the server does not say.</param>
/// <param name="Why">The failure, continuing "The server …": "has no such file (404)".</param>
internal sealed record ServerAnswer(AnswerKind Kind, long? Total = null, string Why = "")
{
    /// <summary>No connection came about.</summary>
    public bool OutOfReach { get; init; }

    /// <summary>Reads an answer's head.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="note">The facts known about the part on the disk.</param>
    /// <param name="have">Bytes of the part.</param>
    public static ServerAnswer Read(HttpResponseMessage answer, PartNote? note, long have)
    {
        var number = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            _ when answer.Content.Headers.ContentEncoding.Any(coding => coding != "identity") => new(
                AnswerKind.No,
                Why: "compresses its answer, though it was asked not to"
            ),
            HttpStatusCode.OK => new(AnswerKind.Whole, answer.Content.Headers.ContentLength),
            HttpStatusCode.PartialContent => Part(answer, note, have),
            HttpStatusCode.RequestedRangeNotSatisfiable when have > 0 => new(AnswerKind.Anew),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new(AnswerKind.No, Why: $"has no such file ({number})"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(AnswerKind.No, Why: $"requires a login ({number})"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new(
                AnswerKind.Later,
                Why: $"is busy or broken ({number})"
            ),
            _ => new(AnswerKind.No, Why: $"gave the unexpected answer {number}"),
        };
    }

    private static ServerAnswer Part(HttpResponseMessage answer, PartNote? note, long have)
    {
        var range = answer.Content.Headers.ContentRange;
        var sameFile = note?.Total is not { } total || range?.Length is not { } length || total == length;
        var sameVersion = note?.ETag is not { } tag || answer.Headers.ETag is not { } now || tag == now.Tag;
        return range?.From == have && sameFile && sameVersion ? new(AnswerKind.Rest, range.Length ?? note?.Total) : new(AnswerKind.Anew);
    }
}
