namespace LiveCaptions.Desktop;

/// <summary>What starts the program by itself.</summary>
internal enum AutostartWith
{
    Off,
    Computer,
    Obs,
}

/// <summary>The automatic start as it is.</summary>
/// <param name="With">What starts the program.</param>
/// <param name="File">Where that is written; null: nowhere.</param>
/// <param name="Steps">What a person still has to do for it, in order.</param>
/// <param name="Trouble">What is wrong with it, and what to do; null: nothing.</param>
internal sealed record AutostartView(AutostartWith With, string? File, IReadOnlyList<string> Steps, string? Trouble);

/// <summary>Starts the program with the computer, with OBS, or not by itself.</summary>
/// <param name="command">How it is started; null: the program does not know its own file.</param>
/// <param name="login">The entry for the start with the computer; null: this system has none that the program knows.</param>
/// <param name="script">The script for the start with OBS.</param>
/// <remarks>Threading: one change at a time.</remarks>
internal sealed class Autostart(StartCommand? command, ILoginEntry? login, ObsScript script)
{
    private readonly Lock changing = new();

    /// <summary>Of this program on this machine.</summary>
    /// <param name="data">The user's folder of what the program keeps.</param>
    /// <param name="settingsFile">The settings file in use; null: the default ones.</param>
    public static Autostart Here(string data, string? settingsFile)
    {
        var kind = Browser.Here;
        ILoginEntry? login =
            OperatingSystem.IsWindows() ? new RunEntry(new UserRegistry())
            : kind == DesktopKind.FreeDesktop
                ? new DesktopEntry(
                    Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify)
                )
            : null;
        return new(StartCommand.Of(Environment.ProcessPath, settingsFile, kind), login, new(data, kind));
    }

    public AutostartView Show()
    {
        lock (changing)
            return login is { IsOn: true } ? new(AutostartWith.Computer, login.Place, [], Trouble(command is not null && login.Is(command)))
                : script.IsThere ? new(AutostartWith.Obs, script.FilePath, Steps, Trouble(command is not null && script.Is(command)))
                : new(AutostartWith.Off, null, [], null);
    }

    /// <summary>Sets what starts the program; the same again changes nothing.</summary>
    /// <exception cref="AutostartException">It cannot be set; it stays as it was.</exception>
    public void Set(AutostartWith with)
    {
        lock (changing)
        {
            if (with == AutostartWith.Computer)
                (login ?? throw NoLogin()).Write(Command);
            if (with == AutostartWith.Obs)
                script.Write(Command);
            // The new way first: should the old one stay, the program starts all the same, and once only.
            if (with != AutostartWith.Computer)
                login?.Remove();
            if (with != AutostartWith.Obs)
                script.Remove();
        }
    }

    private string[] Steps =>
        [
            "In OBS, open Tools → Scripts.",
            $"Press + and choose {script.FilePath}",
            "Close the window. From now on LiveCaptions starts whenever OBS does; where OBS runs from Flatpak or Snap, it may start no other program.",
        ];

    private StartCommand Command =>
        command
        ?? throw new AutostartException(
            "LiveCaptions was not started by its own file, so it cannot be started automatically, and nothing was changed. Start livecaptions itself."
        );

    private static string? Trouble(bool isOurs) =>
        isOurs ? null : "It starts another copy of LiveCaptions, or with other settings. Switch it on again to start this one.";

    private static AutostartException NoLogin() =>
        new(
            "LiveCaptions does not know how this system starts programs at login, so nothing was changed. Add it in the system's own settings."
        );
}
