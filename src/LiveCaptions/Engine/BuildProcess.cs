using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Tries builds of the engine in a second process of this program.</summary>
internal sealed class BuildProcess : IBuildProbe
{
    /// <summary>The command that tries a build; the program starts itself again with it.</summary>
    public const string Command = "try-build";

    // It takes a fraction of a second; on a machine that starts up or compiles, several.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public IReadOnlyList<EngineBuild> Find() => EngineBuilds.Find();

    public Task<Trial<BuildAnswer>> TryAsync(EngineBuild build, CancellationToken stop) =>
        TrialProcess.AskAsync<BuildAnswer>(TrialProcess.Self([Command], build), Timeout, stop);

    public void Use(EngineBuild build) => EngineBuilds.Use(build);
}
