using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>The builds of the speech engine, tried without running their instructions in this process.</summary>
internal interface IBuildProbe
{
    /// <summary>The builds that the processor announces to support, the fastest first.</summary>
    IReadOnlyList<EngineBuild> Find();

    /// <summary>Lets a build compute; failures are part of the answer.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was requested.</exception>
    Task<Trial<BuildAnswer>> TryAsync(EngineBuild build, CancellationToken stop);

    /// <summary>Lets this process compute with a build.</summary>
    void Use(EngineBuild build);
}

/// <summary>The answer of the process that tried a build.</summary>
/// <param name="Fault">What is wrong with its results; null: they are right.</param>
internal sealed record BuildAnswer(string? Fault);
