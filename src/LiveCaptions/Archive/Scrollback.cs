using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Archive;

/// <summary>Gives readers who come after a crash or a restart what was said before it, as long as the session goes on.</summary>
/// <remarks>Threading: not safe; one caller at a time.</remarks>
internal sealed class Scrollback(ArchiveReader archive, TimeProvider time)
{
    /// <summary>Two hours of fast speech: they are read before the track begins.</summary>
    private const int MostWords = 20_000;

    private readonly HashSet<string> known = [];

    /// <summary>Puts the session's words of a track into its transcript, which nothing of this run has reached yet.</summary>
    public void Restore(TrackCaptions captions)
    {
        // A track that was taken away and put back in this run begins anew.
        if (!known.Add(captions.Track))
            return;
        try
        {
            if (archive.Newest() is not { } last || !SessionRule.GoesOn(last.Ended, last.Closed, time.GetUtcNow()))
                return;
            var words = archive.WordsBefore(last.Id, captions.Track, long.MaxValue, MostWords);
            captions.Transcript.Restore(words.Where(word => word.Text.Length > 0).Select(word => (Since(last, word), word.Start)));
        }
        catch (ArchiveException)
        {
            // The archive's loop tells of it; readers have what is said from now on.
        }
    }

    private static SettledWord Since(ArchivedSession session, SessionWord word) =>
        new(word.Text, word.Joined, Since(session, word.Start), Since(session, word.End), 1);

    private static AudioTime Since(ArchivedSession session, DateTimeOffset moment) =>
        AudioTime.FromSeconds(Math.Max(0, (moment - session.Begun).TotalSeconds));
}
