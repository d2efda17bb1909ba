using LiveCaptions.Scoring;

namespace LiveCaptions.Bench;

/// <summary>A run over a recording.</summary>
/// <param name="Score">Null: there is no reference.</param>
internal sealed record BenchResult(BenchFigures Figures, Score? Score)
{
    /// <summary>How late translations came; null: nothing was translated.</summary>
    public TranslationFigures? Translation { get; init; }
}
