namespace LiveCaptions.Viewers;

/// <summary>A viewer's request for frames; every member is optional.</summary>
/// <param name="Track">Id of the track, or "all"; null: the first.</param>
/// <param name="Lines">1 to 4.</param>
/// <param name="Chars">Characters per line, 20 to 80.</param>
/// <param name="Tentative">Whether words that may still change are wanted.</param>
/// <param name="Hold">Seconds without speech after which the screen is cleared and text starts on a fresh line, 0 to 30.</param>
/// <param name="Mode">The name of a <see cref="Captions.Layouts.CaptionMode"/>; null: the first.</param>
/// <param name="Labels">With "all", how a change of speaker is written into the text: "chevrons" (">> "), "name" ("Host: ") or "none",
/// for viewers that draw it from the lines' speakers. Null: "chevrons".</param>
internal sealed record WatchRequest(
    string? Track = null,
    int? Lines = null,
    int? Chars = null,
    bool? Tentative = null,
    double? Hold = null,
    string? Mode = null,
    string? Labels = null
);
