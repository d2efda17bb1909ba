using System.CommandLine;
using System.Globalization;
using LiveCaptions.Archive;
using Microsoft.Data.Sqlite;

namespace LiveCaptions.Commands;

/// <summary>Lists the sessions of the archive, or deletes one.</summary>
internal static class HistoryCommand
{
    public const string Name = "history";

    public static Command Create(CommandContext context)
    {
        var options = new SettingOptions();
        var command = new Command(Name, "List the sessions in the archive, or delete one.");
        var delete = new Option<long?>("--delete")
        {
            Description = "Delete this session with all its words; its number stands in the list.",
            HelpName = "SESSION",
        };
        command.Options.Add(delete);
        options.AddTo(command);
        command.SetAction(
            async (parsed, _) =>
            {
                var settings = options.Read(parsed, context);
                await context.Output.WriteLineAsync(
                    parsed.GetValue(delete) is { } session ? Delete(session, settings, context) : Table(Open(settings, context))
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

    private static string Table(ArchiveReader archive)
    {
        IReadOnlyList<ArchivedSession> sessions;
        try
        {
            sessions = archive.Sessions();
        }
        catch (ArchiveException e) when (e.IsMissing)
        {
            sessions = [];
        }
        return sessions.Count == 0
            ? "There is nothing in the archive yet."
            : string.Join(Environment.NewLine, sessions.SelectMany(session => session.Tracks.Select(track => Line(session, track))));
    }

    private static string Line(ArchivedSession session, SessionTrack track) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{session.Id, -6}{session.Begun.LocalDateTime:yyyy-MM-dd HH:mm} to {session.Ended.LocalDateTime:HH:mm}  {track.Words, 7} words  {track.Name}"
        );
}
