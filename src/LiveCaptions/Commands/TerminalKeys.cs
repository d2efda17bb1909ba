namespace LiveCaptions.Commands;

/// <summary>Keys that are pressed in the terminal in which the program runs.</summary>
/// <remarks>Asked now and then instead of waited for: a program in the background that waits for a key is stopped by the system.</remarks>
internal static class TerminalKeys
{
    private const string Self = "/proc/self/stat";

    /// <summary>Where keys can be asked for; null where nobody can press one: input comes from a file, a pipe, or nowhere.</summary>
    public static Func<char?>? Open() => Console.IsInputRedirected ? null : Next;

    private static char? Next()
    {
        try
        {
            return IsInFront() && Console.KeyAvailable ? Console.ReadKey(intercept: true).KeyChar : null;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return null; // the terminal was closed, and the program goes on without it
        }
    }

    /// <summary>False for a job in the background, which may not touch its terminal.</summary>
    private static bool IsInFront()
    {
        if (!File.Exists(Self))
            return true;
        return IsInFront(File.ReadAllText(Self));
    }

    /// <param name="stat">As in proc(5): behind the name in parentheses stand state, parent, group, session, terminal and the terminal's group.</param>
    internal static bool IsInFront(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 5 && fields[2] == fields[5];
    }
}
