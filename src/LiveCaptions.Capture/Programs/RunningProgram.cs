using System.ComponentModel;
using System.Diagnostics;

namespace LiveCaptions.Capture.Programs;

/// <summary>A process that runs.</summary>
/// <param name="Id">The number that the system gave it.</param>
/// <param name="Started">When it was started; null where the system does not tell.</param>
internal readonly record struct RunningProgram(int Id, DateTime? Started)
{
    /// <summary>
    /// Chooses the process that is captured, its children included: of several with one name the oldest, since a program starts its helpers
    /// under its own name (browsers do), and not the other way round.
    /// </summary>
    /// <returns>Null if there is none.</returns>
    public static RunningProgram? Choose(IEnumerable<RunningProgram> running) =>
        running
            .OrderBy(process => process.Started ?? DateTime.MaxValue)
            .ThenBy(process => process.Id)
            .Cast<RunningProgram?>()
            .FirstOrDefault();

    /// <summary>The processes of this name; the system folds its case where file names do so.</summary>
    public static IReadOnlyList<RunningProgram> Of(ProgramName name)
    {
        var processes = Process.GetProcessesByName(name.Process);
        try
        {
            return [.. processes.Select(process => new RunningProgram(process.Id, StartOf(process)))];
        }
        finally
        {
            Array.ForEach(processes, process => process.Dispose());
        }
    }

    /// <summary>A process of another user, or one that has just ended, tells nothing.</summary>
    private static DateTime? StartOf(Process process)
    {
        try
        {
            return process.StartTime;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }
}
