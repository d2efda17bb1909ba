using LiveCaptions.Scoring;

namespace LiveCaptions.Bench;

/// <summary>A run over a recording, and its score where it is known what was said.</summary>
internal sealed record BenchResult(BenchFigures Figures, Score? Score);
