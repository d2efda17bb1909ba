namespace LiveCaptions.Files;

/// <summary>Follows symbolic links as the system does: chains, relative links, links of folders, links to nothing.</summary>
internal static class SymbolicLinks
{
    /// <summary>As many as Linux follows in one path.</summary>
    private const int Most = 40;

    /// <summary>The path without a link in it; the file itself need not exist.</summary>
    /// <exception cref="IOException">The links go in a circle, or another user could have planted one of them.</exception>
    public static string Follow(string path)
    {
        var full = Path.IsPathFullyQualified(path) ? path : Path.Combine(Directory.GetCurrentDirectory(), path);
        if (OperatingSystem.IsWindows())
            // Asked about a file that does not exist, ResolveLinkTarget throws there.
            return new FileInfo(full) is { LinkTarget: not null } link
                ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
                : Path.GetFullPath(full);
        var (real, pending, links) = (Path.GetPathRoot(full)!, new Stack<string>(), 0);
        Push(pending, full);
        while (pending.TryPop(out var part))
        {
            // A link's ".." leads from the folder that the link before it leads to, so names alone do not tell where.
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > Most)
                throw new IOException($"{path} is a symbolic link that leads in a circle");
            if (IsOpenToAll(real) && !Leads(next))
                throw new IOException(
                    $"{next} is a symbolic link to nothing, or of another user, in a folder that every user may write to, so it is not followed"
                );
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            Push(pending, target);
        }
        return real;
    }

    private static void Push(Stack<string> pending, string path)
    {
        foreach (var part in path.Split('/').Reverse().Where(part => part is not ("" or ".")))
            pending.Push(part);
    }

    /// <summary>Whether the system follows the link: Linux does not follow another user's in a folder that is open to all.</summary>
    private static bool Leads(string link) => File.Exists(link) || Directory.Exists(link);

    /// <summary>True for folders such as /tmp, where anybody may plant a link to a file of ours.</summary>
    private static bool IsOpenToAll(string folder) =>
        !OperatingSystem.IsWindows()
        && File.GetUnixFileMode(folder) is var mode
        && mode.HasFlag(UnixFileMode.OtherWrite)
        && mode.HasFlag(UnixFileMode.StickyBit);
}
