namespace LiveCaptions.Audio.Sources;

/// <summary>Finds one of ffmpeg's own fixed phrases in its output.</summary>
/// <remarks>Nothing else of the output is displayed, since it may repeat an address.</remarks>
internal static class FfmpegReason
{
    private static readonly string[] Phrases =
    [
        "Invalid data found when processing input",
        "Input/output error",
        "Connection timed out",
        "Connection reset by peer",
        "No route to host",
        "Network is unreachable",
        "Operation not permitted",
        "Permission denied",
        "Invalid argument",
        "Server returned 5XX Server Error reply",
        "Server returned 4XX Client Error",
        "Server returned 400 Bad Request",
        "Decoder not found",
        "Demuxer not found",
        "Option not found",
        "End of file",
        "Error number",
    ];

    /// <summary>The phrase, or a stand-in.</summary>
    public static string Of(string errors) =>
        errors.Length == 0
            ? "it gave no reason"
            : Phrases.FirstOrDefault(phrase => errors.Contains(phrase, StringComparison.OrdinalIgnoreCase)) ?? "for a reason of its own";
}
