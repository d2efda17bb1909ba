using System.Globalization;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The children of a process, as /proc shows them.</summary>
internal static class ChildProcesses
{
    /// <summary>A list that changes while it is read is read again, this often at most.</summary>
    private const int Tries = 100;

    /// <exception cref="IOException">There is no such process.</exception>
    /// <remarks>
    /// A child belongs to the thread that has started it and, once that thread has ended, to another one, which may have been read before.
    /// </remarks>
    public static IReadOnlyList<int> Of(int process)
    {
        for (var tries = 1; ; tries++)
            try
            {
                return
                [
                    .. from thread in Directory.GetDirectories($"/proc/{process}/task")
                    from child in File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    select int.Parse(child, CultureInfo.InvariantCulture),
                ];
            }
            catch (IOException) when (tries < Tries && Directory.Exists($"/proc/{process}"))
            {
                // A thread has ended meanwhile.
            }
    }
}
