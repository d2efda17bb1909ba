using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>Text that stands on screen for a while.</summary>
internal sealed record Cue(AudioTime Start, AudioTime End, IReadOnlyList<string> Lines);

/// <summary>What a cue may be.</summary>
internal sealed record CueRules
{
    public int Lines { get; init; } = 2;

    /// <summary>Characters a line; a wide character counts as two.</summary>
    public int Chars { get; init; } = 42;

    /// <summary>ISO 639 code: where lines break well depends on it. Null: unknown, then only marks and widths count.</summary>
    public string? Language { get; init; }

    public double ShortestSeconds { get; init; } = 1;
    public double LongestSeconds { get; init; } = 7;

    /// <summary>Between two cues: two frames of film, so that the eye sees the change.</summary>
    public double GapSeconds { get; init; } = 0.08;

    /// <summary>A pause this long is a good place to break; a shorter hole between two cues is closed.</summary>
    public double PauseSeconds { get; init; } = 0.5;
}
