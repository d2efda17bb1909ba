using System.Net;

namespace LiveCaptions.Models;

/// <summary>What a server's answer means for a download.</summary>
internal enum AnswerKind
{
    /// <summary>The bytes that are missing come now.</summary>
    Rest,

    /// <summary>All bytes come, from the first.</summary>
    Whole,

    /// <summary>What has come is not of this file, or the server gave another part than asked for: ask again for all.</summary>
    Anew,

    /// <summary>Not now; later perhaps.</summary>
    Later,

    /// <summary>Never.</summary>
    No,
}

/// <summary>A server's answer, read with distrust.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Total">All bytes of the file, where the server says so.</param>
/// <param name="Why">The trouble, to follow "The server": "has no such file (404)".</param>
internal sealed record ServerAnswer(AnswerKind Kind, long? Total = null, string Why = "")
{
    /// <summary>Reads an answer's head.</summary>
    /// <param name="answer">What came.</param>
    /// <param name="note">What is known of the part on the disk.</param>
    /// <param name="have">Its bytes.</param>
    public static ServerAnswer Read(HttpResponseMessage answer, PartNote? note, long have)
    {
        var number = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            _ when answer.Content.Headers.ContentEncoding.Any(coding => coding != "identity") => new(
                AnswerKind.No,
                Why: "packs what it sends, though it was asked not to"
            ),
            HttpStatusCode.OK => new(AnswerKind.Whole, answer.Content.Headers.ContentLength),
            HttpStatusCode.PartialContent => Part(answer, note, have),
            HttpStatusCode.RequestedRangeNotSatisfiable when have > 0 => new(AnswerKind.Anew),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new(AnswerKind.No, Why: $"has no such file ({number})"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(
                AnswerKind.No,
                Why: $"gives it to nobody without a login ({number})"
            ),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new(
                AnswerKind.Later,
                Why: $"is busy or out of order ({number})"
            ),
            _ => new(AnswerKind.No, Why: $"answered {number}, which makes no sense here"),
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
