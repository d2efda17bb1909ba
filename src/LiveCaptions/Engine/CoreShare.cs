using LiveCaptions.Settings;

namespace LiveCaptions.Engine;

/// <summary>How the processor cores that recognition may use are divided: decodes at a time, and threads of each.</summary>
/// <param name="Lanes">Decodes at a time.</param>
/// <param name="Threads">Threads of one decode.</param>
internal readonly record struct CoreShare(int Lanes, int Threads)
{
    // More gain little on windows this short.
    private const int MostThreads = 4;

    /// <summary>Two decodes side by side finish in little more than half the time of one after the other on twice the threads (see docs/benchmarks.md), so tracks come first.</summary>
    /// <param name="recognition">What is set; 0 is for the machine to choose.</param>
    /// <param name="processors">Of the machine. Half of them are for the game, OBS and the browser, unless more are allowed.</param>
    /// <param name="tracks">Tracks that are recognised.</param>
    public static CoreShare Of(RecognitionSettings recognition, int processors, int tracks)
    {
        var cores = Math.Max(1, recognition.MaxCores > 0 ? Math.Min(recognition.MaxCores, processors) : processors / 2);
        if (recognition.Threads > 0)
            return new(Math.Clamp(cores / recognition.Threads, 1, Math.Max(1, tracks)), recognition.Threads);
        var lanes = Math.Clamp(tracks, 1, cores);
        return new(lanes, Math.Min(cores / lanes, MostThreads));
    }

    /// <summary>The settings with it.</summary>
    public static RecognitionSettings Apply(RecognitionSettings recognition, int processors, int tracks)
    {
        var share = Of(recognition, processors, tracks);
        return recognition with { Threads = share.Threads, Lanes = share.Lanes };
    }
}
