using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>
/// Chooses the fastest build of the engine that computes on this processor. Each is asked once in a process of its own; the answer is kept
/// for as long as engine, processor and system stay the same.
/// </summary>
/// <param name="probe">Tries builds.</param>
/// <param name="memory">Earlier answers.</param>
/// <param name="machine">The processor and the system for which an answer holds.</param>
internal sealed class BuildChooser(IBuildProbe probe, BuildMemory memory, string machine)
{
    /// <summary>The chooser for this machine, with its memory beside the user's models.</summary>
    public static BuildChooser Here(IBuildProbe probe, string models) =>
        new(probe, new(Path.Combine(models, "engine.json")), $"{Processor.Name}, {Processor.InstructionSets}, {Environment.OSVersion}");

    /// <summary>Chooses, and lets this process compute with the choice.</summary>
    /// <param name="report">Receives a sentence when a build is found not to work; later starts are silent about it.</param>
    /// <exception cref="NativeLibraryException">No build computes.</exception>
    public async Task<BuildChoice> ChooseAsync(Action<string> report, CancellationToken stop)
    {
        var builds = probe.Find();
        if (!builds.Any(build => build.Files.All(File.Exists)))
            return new(null, []);
        var key = $"{string.Join("; ", builds.SelectMany(build => build.Files).Distinct().Select(Describe))}; {machine}";
        if (memory.Recall(key) is { } known && builds.FirstOrDefault(build => build.Name == known.Build) is { } same)
        {
            probe.Use(same);
            return known;
        }
        var refused = new List<RefusedBuild>();
        var proved = true;
        foreach (var build in builds)
        {
            var trial = await probe.TryAsync(build, stop);
            if ((trial.Trouble ?? trial.Answer?.Fault) is { } trouble && trial.Started)
            {
                refused.Add(new(build.Name, trouble));
                proved &= trial.Lasts && !trouble.Contains("no memory", StringComparison.Ordinal);
                continue;
            }
            return Take(build, new(build.Name, refused), trial.Started && proved ? key : null, report);
        }
        throw NoneComputes(refused);
    }

    private static NativeLibraryException NoneComputes(IEnumerable<RefusedBuild> refused) =>
        new(
            $"The speech engine cannot compute on this machine, so nothing can be recognised: {string.Join("; ", refused.Select(build => $"its build for {BuildChoice.Spoken(build.Name)}: {build.Trouble}"))}. Install LiveCaptions again, or build it on this machine."
        );

    /// <param name="key">Null: nothing is proved for later starts.</param>
    private BuildChoice Take(EngineBuild build, BuildChoice choice, string? key, Action<string> report)
    {
        probe.Use(build);
        if (key is not null)
            memory.Keep(key, choice);
        if (choice.Cause is { } cause)
            report(
                $"{cause} Its build for {BuildChoice.Spoken(build.Name)} recognises instead, so captions come all the same, with more work for the processor."
            );
        return choice;
    }

    private static string Describe(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? FormattableString.Invariant($"{file.FullName}, {file.Length} bytes of {file.LastWriteTimeUtc:yyyy-MM-ddTHH:mm:ss.fffffffZ}")
            : $"no {path}";
    }
}
