using System.Diagnostics;

namespace LiveCaptions.Desktop;

/// <summary>Processes of this machine.</summary>
internal static class ProcessList
{
    /// <summary>Whether this process runs.</summary>
    public static bool Has(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return true; // it may not be looked at, so it is there
        }
    }
}
