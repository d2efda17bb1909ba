namespace LiveCaptions.Files;

/// <summary>
/// Moves a file into the place of another one that a reader may hold open: Windows refuses that until the reader closes it, unless he has
/// allowed it, and OBS, editors and virus scanners do not.
/// </summary>
internal static class PatientMove
{
    private const int Tries = 11;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Moves a file, on Windows with half a second of patience.</summary>
    /// <exception cref="IOException">It cannot be moved; both files are unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be moved; both files are unchanged.</exception>
    public static void Run(string from, string to) =>
        Run(() => File.Move(from, to, overwrite: true), () => Thread.Sleep(Pause), OperatingSystem.IsWindows() ? Tries : 1);

    /// <summary>Tries a move, with a pause after each failure but the last, which is the caller's.</summary>
    internal static void Run(Action move, Action pause, int tries)
    {
        while (true)
        {
            try
            {
                move();
                return;
            }
            // A missing file stays missing; a file in use is an error of sharing, or of access if it is the one to be replaced.
            catch (Exception e)
                when (--tries > 0
                    && e is IOException or UnauthorizedAccessException
                    && e is not (FileNotFoundException or DirectoryNotFoundException)
                )
            {
                pause();
            }
        }
    }
}
