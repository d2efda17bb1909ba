using LiveCaptions.Archive;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Checks;

/// <summary>Whether words are kept in the archive.</summary>
internal static class ArchiveCheck
{
    /// <summary>What a service that runs says of its archive.</summary>
    /// <param name="archive">Null: the service keeps none.</param>
    public static Finding Of(ArchiveService? archive) =>
        archive is null ? new(Mark.Good, "Words are not kept: Archive:Enabled is false.")
        : archive.Trouble is { } trouble ? Bad(trouble, "")
        : new(Mark.Good, "Words are kept in the archive.");

    /// <summary>Whether the archive of a machine on which no service runs can be read.</summary>
    public static Finding Look(ArchiveSettings settings, TimeProvider time)
    {
        if (!settings.Enabled)
            return Of(null);
        try
        {
            var sessions = new ArchiveReader(new(Path.GetFullPath(settings.Folder ?? ProgramFiles.Archive), time)).Sessions().Count;
            return new(Mark.Good, $"The archive can be read; sessions in it: {sessions}.");
        }
        catch (ArchiveException e)
        {
            return e.IsMissing ? new(Mark.Good, "There is no archive yet; the first words begin it.") : Bad(e.What, e.Fix);
        }
    }

    private static Finding Bad(string cause, string fix) => new(Mark.Bad, Problem.NotKept.About(), cause, fix);
}
