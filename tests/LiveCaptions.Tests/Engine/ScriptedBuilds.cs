using LiveCaptions.Engine;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Engine;

/// <summary>Builds of the engine that answer as a test says; without a script nothing is tried, and so nothing is remembered.</summary>
internal sealed class ScriptedBuilds(params (string Name, string? Trouble)[] builds) : IBuildProbe
{
    /// <summary>Any file that exists.</summary>
    private static readonly string File = typeof(ScriptedBuilds).Assembly.Location;

    /// <summary>Whether its troubles are those of the processor, and not of a moment.</summary>
    public bool Lasts { get; init; } = true;

    public List<string> Tried { get; } = [];
    public string? Used { get; private set; }

    public IReadOnlyList<EngineBuild> Find() =>
        builds.Length == 0 ? [new("native", File, null)] : [.. builds.Select(build => new EngineBuild(build.Name, File, null))];

    public Task<Trial<BuildAnswer>> TryAsync(EngineBuild build, CancellationToken stop)
    {
        Tried.Add(build.Name);
        var trouble = builds.FirstOrDefault(known => known.Name == build.Name).Trouble;
        return Task.FromResult(
            new Trial<BuildAnswer>(trouble is null ? new BuildAnswer(null) : null, trouble) { Started = builds.Length > 0, Lasts = Lasts }
        );
    }

    public void Use(EngineBuild build) => Used = build.Name;
}
