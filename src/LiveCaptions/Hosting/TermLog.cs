using LiveCaptions.Captions;

namespace LiveCaptions.Hosting;

/// <summary>Logs each listed term that goes out although recognition alone would have written something else.</summary>
internal static partial class TermLog
{
    /// <summary>Logs a track's terms; those of words that are held back are never logged.</summary>
    public static TrackCaptions Follow(TrackCaptions captions, ILogger logger)
    {
        captions.Pipeline.TermAired += use => Log.Written(logger, captions.Track, use.Term, use.Heard);
        return captions;
    }

    private static partial class Log
    {
        [LoggerMessage(
            91,
            LogLevel.Information,
            "Track {Track}: \"{Term}\" is written where recognition alone would have written \"{Heard}\""
        )]
        public static partial void Written(ILogger logger, string track, string term, string heard);
    }
}
