namespace LiveCaptions.Commands;

/// <summary>Keys pressed in the program's terminal.</summary>
/// <remarks>Polled, because the system suspends a background program that waits for a key.</remarks>
internal static class TerminalKeys
{
    private const string Self = "/proc/self/stat";

    /// <summary>Returns the source of keys; null: standard input is not a terminal.</summary>
    public static Func<char?>? Open() => Console.IsInputRedirected ? null : Next;

    private static char? Next()
    {
        try
        {
            return IsInFront() && Console.KeyAvailable ? Console.ReadKey(intercept: true).KeyChar : null;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return null; // the terminal was closed; the program continues without it
        }
    }

    /// <summary>False: the program runs in the background and must not touch its terminal.</summary>
    private static bool IsInFront()
    {
        if (!File.Exists(Self))
            return true;
        return IsInFront(File.ReadAllText(Self));
    }

    /// <param name="stat">
    /// As in proc(5): after the name in parentheses follow state, parent, group, session, terminal and the terminal's group.
    /// </param>
    internal static bool IsInFront(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 5 && fields[2] == fields[5];
    }
}
