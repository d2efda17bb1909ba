using LiveCaptions.Scoring;
using LiveCaptions.Whisper;

namespace LiveCaptions.Bench;

/// <summary>The figures of a run over a recording.</summary>
/// <param name="Frames">Every visible change with its time.</param>
/// <param name="Seconds">Length of the recording.</param>
/// <param name="Cpu">Processor seconds per second of sound, all threads.</param>
/// <param name="Steps">Seconds of the decodes.</param>
/// <param name="Statistics">Counters of the stream.</param>
/// <param name="PeakMemory">Bytes of the process's largest resident set.</param>
/// <param name="Languages">Every change of the language that viewers see.</param>
internal sealed record BenchFigures(
    IReadOnlyList<ScreenText> Frames,
    double Seconds,
    double Cpu,
    Spread Steps,
    StreamStatistics Statistics,
    long PeakMemory,
    IReadOnlyList<LanguageChange> Languages
);

/// <summary>The language that viewers see from this second of the stream on.</summary>
internal readonly record struct LanguageChange(double Time, string Code);
