using System.Text;

namespace LiveCaptions.Desktop;

/// <summary>The value in the registry of Windows that starts the program when its user logs in.</summary>
internal sealed class RunEntry(IUserRegistry registry) : ILoginEntry
{
    public const string Run = @"Software\Microsoft\Windows\CurrentVersion\Run",
        Approved = @"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run",
        Name = "LiveCaptions";

    /// <summary>Windows ignores a longer value.</summary>
    private const int Longest = 260;

    public string Place => $@"HKEY_CURRENT_USER\{Run}\{Name}";

    public bool IsOn => Read(Run) is string { Length: > 0 } && !IsDisabled;

    /// <summary>The user has disabled it in the task manager, which sets the lowest bit of the first byte.</summary>
    private bool IsDisabled => Read(Approved) is byte[] { Length: > 0 } state && (state[0] & 1) != 0;

    public bool Is(StartCommand command) => Read(Run) as string == LineOf(command);

    public void Write(StartCommand command)
    {
        var line = LineOf(command);
        if (line.Length > Longest)
            throw new AutostartException(
                $"Windows starts no program whose command is longer than {Longest} characters, and this one would have {line.Length}, so nothing was changed. Move LiveCaptions to a folder with a shorter path."
            );
        Try("switched on", () =>
        {
            registry.Write(Run, Name, line);
            registry.Remove(Approved, Name);
        });
    }

    public void Remove() => Try("switched off", () =>
        {
            registry.Remove(Run, Name);
            registry.Remove(Approved, Name);
        });

    /// <summary>The command line, quoted as programs of Windows take it apart.</summary>
    internal static string LineOf(StartCommand command) => $"\"{command.Program}\" {ArgumentsOf(command)}";

    /// <summary>The arguments alone.</summary>
    internal static string ArgumentsOf(StartCommand command) => string.Join(' ', command.Arguments.Select(Argument));

    /// <summary>Backslashes count only before a quotation mark, and there twice.</summary>
    private static string Argument(string text)
    {
        if (text.Length > 0 && !text.AsSpan().ContainsAny(' ', '\t', '"'))
            return text;
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in text)
        {
            quoted.Append('\\', character == '"' ? backslashes + 1 : 0).Append(character);
            backslashes = character == '\\' ? backslashes + 1 : 0;
        }
        return quoted.Append('\\', backslashes).Append('"').ToString();
    }

    private object? Read(string key)
    {
        try
        {
            return registry.Read(key, Name);
        }
        catch (Exception e) when (AutostartException.IsRefusal(e))
        {
            return null;
        }
    }

    private void Try(string done, Action act) =>
        AutostartException.Guard("the computer", done, $"Windows did not let {Place} be changed", act);
}
