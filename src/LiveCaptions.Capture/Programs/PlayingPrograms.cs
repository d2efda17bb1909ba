using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using NAudio.CoreAudioApi;

namespace LiveCaptions.Capture.Programs;

/// <summary>Programs that have something to play open on an output of Windows, which the volume mixer shows too.</summary>
internal static class PlayingPrograms
{
    /// <summary>Their names, each once; none where Windows does not tell.</summary>
    public static IReadOnlyList<ProgramName> List()
    {
        if (!OperatingSystem.IsWindowsVersionAtLeast(10, 0, 19041))
            return [];
        try
        {
            return
            [
                .. Processes().Distinct().Select(NameOf).OfType<string>().Distinct().Order().Select(name => new ProgramName(name + ".exe")),
            ];
        }
        // It is a convenience: a name can be written without it.
        catch (Exception e) when (e is COMException or InvalidCastException or NotImplementedException or NotSupportedException)
        {
            return [];
        }
    }

    [SupportedOSPlatform("windows10.0.19041.0")]
    private static List<int> Processes()
    {
        using var devices = new MMDeviceEnumerator();
        List<int> processes = [];
        foreach (var device in devices.EnumerateAudioEndPoints(DataFlow.Render, DeviceState.Active))
            using (device)
            {
                var sessions = device.AudioSessionManager.Sessions;
                for (var i = 0; i < sessions.Count; i++)
                    using (var session = sessions[i])
                        if (!session.IsSystemSoundsSession)
                            processes.Add((int)session.GetProcessID);
            }
        return processes;
    }

    private static string? NameOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
