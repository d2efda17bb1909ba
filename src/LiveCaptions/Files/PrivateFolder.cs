namespace LiveCaptions.Files;

/// <summary>Folders whose content is for their owner alone: words that were spoken, and secrets.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the folder, or takes other users' access to one that an earlier version has made.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be created.</exception>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder); // the user's profile is private there
            return;
        }
        if (Directory.Exists(folder))
            Restrict(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly);
    }

    private static void Restrict(string folder)
    {
        if (OperatingSystem.IsWindows() || File.GetUnixFileMode(folder) == OwnerOnly)
            return;
        try
        {
            File.SetUnixFileMode(folder, OwnerOnly);
        }
        catch (UnauthorizedAccessException)
        {
            // It is another user's, who decides; files in it are private themselves.
        }
    }
}
