using System.CommandLine;
using System.Globalization;
using LiveCaptions.Archive;
using Microsoft.Data.Sqlite;

namespace LiveCaptions.Commands;

/// <summary>Lists the sessions of the archive, searches them, or deletes one.</summary>
internal static class HistoryCommand
{
    public const string Name = "history";

    private const int MostHits = 100;

    public static Command Create(CommandContext context)
    {
        var options = new SettingOptions();
        var command = new Command(Name, "List the sessions in the archive, search them, or delete one.");
        var delete = new Option<long?>("--delete")
        {
            Description = "Delete this session with all its words; its number stands in the list.",
            HelpName = "SESSION",
        };
        var search = new Option<string>("--search")
        {
            Description = "Show lines with all of these words instead; a star at a word's end stands for any ending.",
            HelpName = "WORDS",
        };
        command.Options.Add(delete);
        command.Options.Add(search);
        options.AddTo(command);
        command.SetAction(
            async (parsed, _) =>
            {
                var settings = options.Read(parsed, context);
                await context.Output.WriteLineAsync(
                    parsed.GetValue(delete) is { } session ? Delete(session, settings, context)
                    : parsed.GetValue(search) is { } words ? Found(Open(settings, context), words)
                    : Table(Open(settings, context))
                );
                return ExitCode.Ok;
            }
        );
        return command;
    }

    /// <summary>The archive that a service with these settings keeps.</summary>
    /// <exception cref="UsageException">It keeps none.</exception>
    public static ArchiveReader Open(Settings.ServiceSettings settings, CommandContext context) => new(FileOf(settings, context));

    private static ArchiveFile FileOf(Settings.ServiceSettings settings, CommandContext context) =>
        (settings.Archive.Folder ?? context.Archive) is { } folder
            ? new(Path.GetFullPath(folder), context.Time)
            : throw new UsageException("No folder of an archive is known, so nothing can be read. Name one in Archive:Folder.");

    private static string Delete(long session, Settings.ServiceSettings settings, CommandContext context)
    {
        var file = FileOf(settings, context);
        try
        {
            using var archive = file.OpenToChange();
            return ArchiveDeletion.One(archive, session)
                ? $"Session {session} is deleted: its words, corrections and gaps are nowhere in the archive any more."
                : throw new UsageException($"There is no session {session}, so nothing was deleted. \"livecaptions history\" lists them.");
        }
        catch (SqliteException e)
        {
            throw ArchiveException.Of(e, file.Path);
        }
    }

    private static string Found(ArchiveReader archive, string words)
    {
        var hits = archive.IfThere(there => there.Search(words, MostHits), []);
        return hits.Count == 0
            ? $"No line in the archive has all of these words: {words}."
            : string.Join(Environment.NewLine, hits.Select(Line));
    }

    private static string Table(ArchiveReader archive)
    {
        var sessions = archive.IfThere(there => there.Sessions(), []);
        return sessions.Count == 0
            ? "There is nothing in the archive yet."
            : string.Join(Environment.NewLine, sessions.SelectMany(session => session.Tracks.Select(track => Line(session, track))));
    }

    private static string Line(ArchiveHit hit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{hit.Session, -6}{hit.At.LocalDateTime:yyyy-MM-dd HH:mm:ss}  {hit.Track}: {hit.Line}"
        );

    private static string Line(ArchivedSession session, SessionTrack track) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{session.Id, -6}{session.Begun.LocalDateTime:yyyy-MM-dd HH:mm} to {session.Ended.LocalDateTime:HH:mm}  {track.Words, 7} words  {track.Name}"
        );
}
