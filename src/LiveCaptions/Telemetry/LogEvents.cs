namespace LiveCaptions.Telemetry;

/// <summary>A range of event ids in the log.</summary>
/// <param name="Room">The room whose messages have these ids.</param>
/// <param name="Subject">The subject of these messages.</param>
internal readonly record struct LogEventRange(int First, int Last, string Room, string Subject);

/// <summary>The event ids of the log: an id names one message, so that filters and alerts keep working when its text changes.</summary>
internal static class LogEvents
{
    public static IReadOnlyList<LogEventRange> Ranges { get; } =
    [
        new(1, 9, "Tracks", "steps of a track"),
        new(10, 19, "Tracks", "start and end of a track"),
        new(20, 29, "Tracks", "changes of tracks over HTTP"),
        new(30, 39, "Tracks", "captions that fall behind"),
        new(40, 49, "Outputs", "words and files for other programs"),
        new(50, 59, "Outputs", "the connection to OBS"),
        new(60, 64, "Outputs", "captions in OBS's stream"),
        new(65, 69, "Outputs", "browser sources of OBS"),
        new(70, 79, "Outputs", "subtitles of OBS's recordings"),
        new(80, 89, "Access", "who is let in"),
        new(90, 94, "Hosting", "the operator's rules"),
        new(95, 99, "Hosting", "settings"),
        new(100, 109, "Http", "requests to former addresses"),
        new(110, 119, "Viewers", "viewers and readers"),
        new(210, 219, "Audio", "files"),
        new(220, 229, "Audio", "sources that are kept alive"),
        new(230, 239, "ScriptedTracks", "subtitle files"),
        new(240, 249, "Translation", "engines that translate"),
        new(250, 254, "Telemetry", "the collector of metrics"),
        new(260, 269, "Relay", "other machines of the room"),
        new(270, 274, "Remote", "recognition for another machine"),
        new(300, 304, "Hosting", "restarts after a crash"),
    ];
}
