using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper.Recordings;

/// <summary>What one decode of a section found; without more, nobody was understood.</summary>
/// <param name="Prompt">Tokens before the text.</param>
/// <param name="Language">ISO 639 code of the language written; null: it is not known.</param>
internal sealed record SectionHypothesis(int[] Prompt, string? Language)
{
    public Hypothesis Text { get; init; } = Hypothesis.Empty;

    /// <summary>How slowly the model heard the section.</summary>
    public TimeStretch Stretch { get; init; }

    /// <summary>The model did not make sense of the section as a whole.</summary>
    public bool IsDoubtful { get; init; } = true;

    /// <summary>The text says the same again and again; only what stands before that is left of it.</summary>
    public bool IsLoop { get; init; }

    /// <summary>There are words.</summary>
    public bool IsUnderstood => Text.Count > 0;
}
