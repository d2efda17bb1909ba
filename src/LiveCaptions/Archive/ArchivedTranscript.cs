using System.Globalization;
using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Archive;

/// <summary>A track of a session as a transcript: words as they read now, with times from the beginning of the session.</summary>
internal static class ArchivedTranscript
{
    /// <param name="words">The track's words.</param>
    public static RecordingTranscript Of(ArchivedSession session, SessionTrack track, IReadOnlyList<SessionWord> words) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{track.Label}, {session.Begun.LocalDateTime:yyyy-MM-dd HH:mm}"),
            track.Language,
            Since(session, session.Ended),
            [
                .. words
                    .Where(word => word.Text.Length > 0)
                    .Select(word => new SettledWord(
                        word.Text,
                        word.Joined,
                        Since(session, word.Start),
                        Since(session, word.End),
                        (float)(word.Probability ?? 1)
                    )
                    {
                        Speaker = word.Speaker,
                    }),
            ]
        );

    // The wall clock may have been set back meanwhile.
    private static AudioTime Since(ArchivedSession session, DateTimeOffset moment) =>
        AudioTime.FromSeconds(Math.Max(0, (moment - session.Begun).TotalSeconds));
}
