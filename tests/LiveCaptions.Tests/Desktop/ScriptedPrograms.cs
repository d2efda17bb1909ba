using System.Diagnostics;
using LiveCaptions.Desktop;

namespace LiveCaptions.Tests.Desktop;

/// <summary>Programs of a desktop that start nothing, and remember what they were asked.</summary>
internal sealed class ScriptedPrograms(params string[] here) : IPrograms
{
    public List<ProcessStartInfo> Started { get; } = [];

    /// <summary>Programs that fail.</summary>
    public HashSet<string> Broken { get; } = [];

    public bool Has(string program) => here.Contains(program);

    public Task<bool> StartAsync(ProcessStartInfo program, CancellationToken stop)
    {
        Started.Add(program);
        return Task.FromResult(!Broken.Contains(program.FileName));
    }
}
