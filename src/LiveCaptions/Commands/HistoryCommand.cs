using System.CommandLine;
using System.Globalization;
using LiveCaptions.Archive;

namespace LiveCaptions.Commands;

/// <summary>Lists the sessions of the archive.</summary>
internal static class HistoryCommand
{
    public const string Name = "history";

    public static Command Create(CommandContext context)
    {
        var options = new SettingOptions();
        var command = new Command(Name, "List the sessions in the archive.");
        options.AddTo(command);
        command.SetAction(
            async (parsed, _) =>
            {
                await context.Output.WriteLineAsync(Table(Open(options.Read(parsed, context), context)));
                return ExitCode.Ok;
            }
        );
        return command;
    }

    /// <summary>The archive that a service with these settings keeps.</summary>
    /// <exception cref="UsageException">It keeps none.</exception>
    public static ArchiveReader Open(Settings.ServiceSettings settings, CommandContext context) =>
        (settings.Archive.Folder ?? context.Archive) is { } folder
            ? new(new(Path.GetFullPath(folder), context.Time))
            : throw new UsageException("No folder of an archive is known, so nothing can be read. Name one in Archive:Folder.");

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
