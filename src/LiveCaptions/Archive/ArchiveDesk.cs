using System.Globalization;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Exports;
using LiveCaptions.Http;
using LiveCaptions.Settings;
using Microsoft.Data.Sqlite;

namespace LiveCaptions.Archive;

/// <summary>The archive as it is used over HTTP, while words are written into it. What cannot be done is refused with a sentence.</summary>
/// <param name="file">Null: this service keeps no archive.</param>
/// <param name="settings">How long sessions are kept.</param>
/// <param name="trouble">Why words are not kept now; null: they are.</param>
/// <param name="rules">A correction is written as one on air is: what is blocked anywhere does not come in afterwards.</param>
/// <remarks>Threading: safe; every question opens a connection of its own.</remarks>
internal sealed class ArchiveDesk(ArchiveFile? file, ArchiveSettings settings, Func<string?> trouble, RuleBook rules, TimeProvider time)
{
    /// <summary>Words in one answer.</summary>
    public const int MostWords = 1000;

    /// <summary>Lines in one answer.</summary>
    public const int MostHits = 100;

    private const int MaxWordLength = 100;

    /// <summary>All sessions.</summary>
    public ArchiveView Show() => new(Read(archive => archive.Sessions(), []), settings.Days, trouble());

    /// <summary>How well a session was captioned.</summary>
    public SessionRecord Record(string session)
    {
        var found = Find(session);
        return SessionRecord.Of(
            found,
            Read(archive => archive.Corrections(found.Id), []),
            Read(archive => archive.Gaps(found.Id), []),
            Read(archive => archive.Outputs(found.Id), [])
        );
    }

    /// <summary>The next words of a track after a word, or those before one.</summary>
    public WordsView Words(string session, string track, string? after, string? before)
    {
        var (found, _) = Find(session, track);
        if (after is not null && before is not null)
            throw new RefusedException(StatusCodes.Status400BadRequest, "after and before cannot stand together; send one of them.");
        var words = before is null
            ? Read(archive => archive.Words(found.Id, track, NumberOf(after ?? "0"), MostWords + 1), [])
            : Read(archive => archive.WordsBefore(found.Id, track, NumberOf(before), MostWords + 1), []);
        var more = words.Count > MostWords;
        return new(
            !more ? words
                : before is null ? [.. words.Take(MostWords)]
                : [.. words.Skip(1)],
            more
        );
    }

    /// <summary>Lines with all of these words.</summary>
    public HitsView Search(string? words)
    {
        var hits = Read(archive => archive.Search(words ?? "", MostHits + 1), []);
        return new([.. hits.Take(MostHits)], hits.Count > MostHits);
    }

    /// <summary>A track of a session as a transcript.</summary>
    /// <returns>Its text, its format, and a name for its file.</returns>
    public (string Text, TranscriptFormat Format, string FileName) Export(string session, string track, string format)
    {
        // By name alone: Enum.TryParse takes numbers, and several names at once.
        if (Enum.GetNames<TranscriptFormat>().FirstOrDefault(one => one.Equals(format, StringComparison.OrdinalIgnoreCase)) is not { } name)
            throw new RefusedException(StatusCodes.Status404NotFound, "There is no such format. There are: txt, srt, vtt, json, html.");
        var (found, of) = Find(session, track);
        var transcript = ArchivedTranscript.Of(found, of, Read(archive => archive.Words(found.Id, track), []));
        var known = Enum.Parse<TranscriptFormat>(name);
        var stem = string.Create(CultureInfo.InvariantCulture, $"{found.Begun.LocalDateTime:yyyy-MM-dd-HHmm}-{of.Name}");
        return (TranscriptText.Write(transcript, known), known, $"{stem}.{name.ToLowerInvariant()}");
    }

    /// <summary>Corrects a word; what stood there stays on record.</summary>
    /// <param name="text">As a person wrote it; empty: the word is taken out.</param>
    public void Correct(string session, string track, string number, string text, string who)
    {
        var word = VisibleText.Of(text);
        if (word.Length > MaxWordLength)
            throw new RefusedException(
                StatusCodes.Status400BadRequest,
                $"text must be at most {MaxWordLength} characters; the word stays as it was."
            );
        var (found, of) = Find(session, track);
        word = RuleWriter.Write(word, new(rules.Lists, rules.Of(TextOutput.Subtitles), of.Language));
        if (!Change(archive => ArchiveCorrections.Later(archive, found.Id, track, NumberOf(number), word, who, time.GetUtcNow())))
            throw new RefusedException(StatusCodes.Status404NotFound, "There is no such word in this session, so nothing was corrected.");
    }

    /// <summary>Deletes a session with all that belongs to it.</summary>
    public void Delete(string session)
    {
        var found = Find(session);
        if (!Change(archive => ArchiveDeletion.One(archive, found.Id)))
            throw NoSession();
    }

    private ArchivedSession Find(string session) =>
        long.TryParse(session, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && Read(archive => archive.Session(id), null) is { } found
            ? found
            : throw NoSession();

    private (ArchivedSession Session, SessionTrack Track) Find(string session, string track)
    {
        var found = Find(session);
        return found.Tracks.FirstOrDefault(one => one.Name == track) is { } known
            ? (found, known)
            : throw new NoSuchTrackException(track, found.Tracks.Select(one => one.Name));
    }

    private static long NumberOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RefusedException(StatusCodes.Status400BadRequest, "The number of a word must be a whole number.");

    private static RefusedException NoSession() =>
        new(
            StatusCodes.Status404NotFound,
            "There is no such session in the archive; it may have been deleted. GET /api/archive lists all."
        );

    /// <param name="none">The answer while nothing has been kept yet.</param>
    private T Read<T>(Func<ArchiveReader, T> question, T none)
    {
        try
        {
            return new ArchiveReader(Kept()).IfThere(question, none);
        }
        catch (ArchiveException e)
        {
            throw Unusable(e);
        }
    }

    private bool Change(Func<SqliteConnection, bool> change)
    {
        var kept = Kept();
        try
        {
            using var archive = kept.OpenToChange();
            return change(archive);
        }
        catch (Exception e) when (ArchiveException.Explains(e))
        {
            throw Unusable(ArchiveException.Of(e, kept.Path));
        }
    }

    private ArchiveFile Kept() =>
        file
        ?? throw new RefusedException(
            StatusCodes.Status404NotFound,
            "This service keeps no archive, so there is nothing to show. Set Archive:Enabled to true, and captions are kept from then on."
        );

    private static RefusedException Unusable(ArchiveException why) => new(StatusCodes.Status503ServiceUnavailable, why.Message);
}
