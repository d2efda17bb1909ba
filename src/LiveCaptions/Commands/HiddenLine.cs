using System.Text;

namespace LiveCaptions.Commands;

/// <summary>Reads a line, such as a password, without showing it on the terminal.</summary>
internal static class HiddenLine
{
    private const char ControlC = '\u0003',
        ControlD = '\u0004',
        Delete = '\u007F';

    /// <summary>Reads from the terminal of this process.</summary>
    /// <returns>The line; null: the person cancelled.</returns>
    public static string? Read()
    {
        var before = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            return Read(() => Console.ReadKey(intercept: true));
        }
        finally
        {
            Console.TreatControlCAsInput = before;
        }
    }

    /// <summary>Reads keys up to Enter.</summary>
    /// <param name="next">Waits for the next key.</param>
    /// <returns>The line; null: the person cancelled with Esc, Ctrl-C or Ctrl-D.</returns>
    public static string? Read(Func<ConsoleKeyInfo> next)
    {
        var line = new StringBuilder();
        while (true)
        {
            var key = next();
            if (key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n')
                return line.ToString();
            if (key.Key == ConsoleKey.Escape || key.KeyChar is ControlC or ControlD)
                return null;
            if (key.Key == ConsoleKey.Backspace || key.KeyChar is '\b' or Delete)
                RemoveLast(line);
            else if (!char.IsControl(key.KeyChar))
                line.Append(key.KeyChar);
        }
    }

    /// <summary>Removes the last character, which takes two UTF-16 code units outside the basic plane.</summary>
    private static void RemoveLast(StringBuilder line)
    {
        if (line.Length > 1 && char.IsLowSurrogate(line[^1]))
            line.Length -= 2;
        else if (line.Length > 0)
            line.Length--;
    }
}
