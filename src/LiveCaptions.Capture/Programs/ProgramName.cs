namespace LiveCaptions.Capture.Programs;

/// <summary>The name of a program whose sound is captured: "program:Game.exe".</summary>
/// <param name="Text">As it was written, without the prefix.</param>
internal sealed record ProgramName(string Text)
{
    private const string Prefix = "program:";

    /// <summary>The id of the program as a device.</summary>
    public string Id => Prefix + Text;

    public SoundDevice AsDevice => new(Id, Text, SoundDeviceKind.Loopback, IsDefault: false, SoundSystem.Wasapi);

    /// <summary>The name that a process list shows: without folder and ".exe".</summary>
    public string Process
    {
        get
        {
            var file = Text[(Text.LastIndexOfAny(['\\', '/']) + 1)..];
            return file.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? file[..^4] : file;
        }
    }

    /// <returns>Null if the text names no program.</returns>
    /// <exception cref="SoundDeviceException">It begins as the name of a program, and names none.</exception>
    public static ProgramName? Parse(string device)
    {
        if (!device.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var name = new ProgramName(device[Prefix.Length..].Trim());
        return name.Process.Length > 0
            ? name
            : throw new SoundDeviceException(
                SoundDeviceError.NoDevice,
                $"\"{device}\" names no program, so nothing is captured. Write its file's name after the colon: program:Game.exe"
            );
    }
}
