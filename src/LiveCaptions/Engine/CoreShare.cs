using LiveCaptions.Settings;

namespace LiveCaptions.Engine;

/// <summary>How the processor cores that recognition may use are divided.</summary>
/// <param name="Lanes">Decodes that run side by side.</param>
/// <param name="Threads">Threads of one decode.</param>
internal readonly record struct CoreShare(int Lanes, int Threads)
{
    // On windows this short, more threads gain little.
    private const int MaxThreads = 4;

    /// <summary>Divides the cores: tracks side by side first, threads after.</summary>
    /// <remarks>
    /// Two decodes side by side take little more than half the time of two in turn on twice the threads (docs/benchmarks.md).
    /// </remarks>
    /// <param name="recognition">The settings; 0 lets the machine choose.</param>
    /// <param name="processors">
    /// Cores of the machine; half of them stay free for the game, OBS and the browser, unless more are allowed.
    /// </param>
    /// <param name="tracks">Tracks that are recognised.</param>
    public static CoreShare Of(RecognitionSettings recognition, int processors, int tracks)
    {
        var cores = Math.Max(1, recognition.MaxCores > 0 ? Math.Min(recognition.MaxCores, processors) : processors / 2);
        if (recognition.Threads > 0)
            return new(Math.Clamp(cores / recognition.Threads, 1, Math.Max(1, tracks)), recognition.Threads);
        var lanes = Math.Clamp(tracks, 1, cores);
        return new(lanes, Math.Min(cores / lanes, MaxThreads));
    }
}
