namespace LiveCaptions.Commands;

/// <summary>Reads a line from the terminal without showing it.</summary>
internal static class TypedSecret
{
    /// <summary>Null where standard input is no terminal.</summary>
    public static Func<string?>? Reader => Console.IsInputRedirected ? null : Read;

    /// <returns>The line; null after Ctrl-C or Ctrl-D.</returns>
    private static string? Read()
    {
        var takesSignals = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            var line = new System.Text.StringBuilder();
            while (true)
            {
                var key = Console.ReadKey(intercept: true);
                if (key.Key == ConsoleKey.Enter) return line.ToString();
                if (key.KeyChar is '\u0003' or '\u0004') return null;
                if (key.Key == ConsoleKey.Backspace) line.Length = Math.Max(0, line.Length - 1);
                else if (!char.IsControl(key.KeyChar)) line.Append(key.KeyChar);
            }
        }
        finally
        {
            Console.TreatControlCAsInput = takesSignals;
        }
    }
}
