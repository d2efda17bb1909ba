using System.ComponentModel;
using System.Diagnostics;

namespace LiveCaptions.Desktop;

/// <summary>Starts other programs of the desktop, such as the browser, and does not wait for their end.</summary>
internal interface IPrograms
{
    /// <summary>Whether the program is on the search path.</summary>
    bool Has(string program);

    /// <summary>Starts a program.</summary>
    /// <returns>False: it could not be started, or failed at once.</returns>
    Task<bool> StartAsync(ProcessStartInfo program, CancellationToken stop);
}

/// <summary>Programs of this machine.</summary>
internal sealed class Programs(TimeProvider time) : IPrograms
{
    /// <summary>A program that is to fail fails in this time; one that shows something may run for hours.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    public async Task<bool> StartAsync(ProcessStartInfo program, CancellationToken stop)
    {
        try
        {
            // Windows gives none where a browser that runs already takes the page.
            using var process = Process.Start(program);
            if (process is null)
                return true;
            await process.WaitForExitAsync(stop).WaitAsync(Settling, time, stop);
            return process.ExitCode == 0;
        }
        catch (TimeoutException)
        {
            return true;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
