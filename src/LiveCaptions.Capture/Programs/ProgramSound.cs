using LiveCaptions.Capture.Native;

namespace LiveCaptions.Capture.Programs;

/// <summary>Opens the sound of one program, where the system can tell it from the others.</summary>
internal static class ProgramSound
{
    /// <exception cref="SoundDeviceException">It does not run, or its sound cannot be captured here; the message says why.</exception>
    public static ICapturedFrames Open(ProgramName name, TimeSpan ring)
    {
        if (!OperatingSystem.IsWindowsVersionAtLeast(10, 0, 19041))
            throw NotHere(name);
        NativeSound.Load();
        if (RunningProgram.Choose(RunningProgram.Of(name)) is not { } program)
            throw NotRunning(name);
        try
        {
            return ProgramCapture.Open(name, program.Id, ring);
        }
        catch (ArgumentException)
        {
            throw NotRunning(name);
        }
        // Windows refuses with exceptions of many kinds: of COM, of the sound library, of processes that belong to others.
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            throw new SoundDeviceException(
                SoundDeviceError.NotOpened,
                $"The sound of {name.Text} cannot be captured: {Reason(cause)}. Windows may be too old for that (10, version 2004, is the first), or the program belongs to another user. \"loopback\" captures all that the computer plays.",
                cause
            );
        }
    }

    private static string Reason(Exception cause) => cause.Message.Split('\n')[0].TrimEnd('.', ' ', '\r');

    private static SoundDeviceException NotRunning(ProgramName name) =>
        new(
            SoundDeviceError.NoDevice,
            $"No program called {name.Text} is running, so its sound cannot be captured. Start it, or write the name of its file as the Task Manager shows it under Details."
        );

    private static SoundDeviceException NotHere(ProgramName name) =>
        new(
            SoundDeviceError.NoSystem,
            OperatingSystem.IsWindows()
                ? $"This Windows cannot capture {name.Text} alone: version 2004 of Windows 10 is the first that can. \"loopback\" captures all that the computer plays."
                : $"The sound of one program ({name.Text}) can be captured on Windows only. Here, give the program an output of its own and name that: docs/tracks.md says how."
        );
}
