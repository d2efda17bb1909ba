using LiveCaptions.Scoring;
using LiveCaptions.Whisper;

namespace LiveCaptions.Bench;

/// <summary>What a run over a recording gave.</summary>
/// <param name="Frames">Every visible change, and when.</param>
/// <param name="Seconds">Length of the recording.</param>
/// <param name="Cpu">Seconds of processor per second of sound, all threads.</param>
/// <param name="Steps">Seconds that each decode took.</param>
/// <param name="Statistics">What the stream has done.</param>
/// <param name="PeakMemory">Bytes the process had in memory at most.</param>
/// <param name="Languages">Each language that was told to viewers, and from when.</param>
internal sealed record BenchFigures(
    IReadOnlyList<VisibleText> Frames,
    double Seconds,
    double Cpu,
    Spread Steps,
    StreamStatistics Statistics,
    long PeakMemory,
    IReadOnlyList<LanguageTold> Languages
);

/// <summary>From this second of the stream on viewers were told that this language is spoken.</summary>
internal readonly record struct LanguageTold(double Time, string Code);
