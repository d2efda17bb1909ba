namespace LiveCaptions.Archive;

/// <summary>What a way out did in a session.</summary>
/// <param name="Name">Its name in the settings, or in OBS.</param>
/// <param name="Kind">How captions travel: "zoom", "tcp"... or "obs".</param>
/// <param name="Host">Where they go.</param>
/// <param name="Sent">Words that the other side has taken; null: it does not say.</param>
/// <param name="Lost">Words that it never will; null: it does not say.</param>
/// <param name="Trouble">The last thing that went wrong, in a sentence; null: nothing.</param>
/// <param name="At">When that was.</param>
internal sealed record ArchivedOutput(
    string Name,
    string Kind,
    string Host,
    long? Sent,
    long? Lost,
    string? Trouble = null,
    DateTimeOffset? At = null
);
