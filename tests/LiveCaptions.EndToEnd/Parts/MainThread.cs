using System.Diagnostics;
using System.Globalization;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The first thread of another program, which draws its window (Linux).</summary>
internal static class MainThread
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the thread has hardly run for ten looks in a row, as when a window is drawn and waits for input.</summary>
    /// <exception cref="TimeoutException">The thread keeps working.</exception>
    public static async Task UntilIdleAsync(int process, TimeSpan patience)
    {
        var wait = Stopwatch.StartNew();
        var before = RunTime(process);
        for (var quiet = 0; quiet < 10; )
        {
            if (wait.Elapsed > patience)
                throw new TimeoutException($"Process {process} still works after {patience.TotalSeconds:F0} s");
            await Task.Delay(Look);
            var now = RunTime(process);
            quiet = now - before < Look / 4 ? quiet + 1 : 0;
            before = now;
        }
    }

    /// <summary>The processor time that the thread has used (proc(5), schedstat: nanoseconds first).</summary>
    private static TimeSpan RunTime(int process)
    {
        var line = File.ReadAllText($"/proc/{process}/task/{process}/schedstat");
        var nanoseconds = line.AsSpan(0, line.IndexOf(' ', StringComparison.Ordinal));
        return TimeSpan.FromMicroseconds(long.Parse(nanoseconds, CultureInfo.InvariantCulture) / 1000);
    }
}
