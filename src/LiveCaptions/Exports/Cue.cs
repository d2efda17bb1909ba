using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>A subtitle: lines of text that are on screen for a time.</summary>
/// <param name="Start">When the lines appear.</param>
/// <param name="End">When the lines disappear.</param>
/// <param name="Lines">The lines, from top to bottom.</param>
internal sealed record Cue(AudioTime Start, AudioTime End, IReadOnlyList<string> Lines)
{
    /// <summary>The number of whoever says all of it; 0: nobody asked.</summary>
    public int Speaker { get; init; }
}

/// <summary>Limits of a cue: lines, widths and times.</summary>
internal sealed record CueRules
{
    /// <summary>The most lines.</summary>
    public int Lines { get; init; } = 2;

    /// <summary>The most columns per line; a wide character counts as two.</summary>
    public int Columns { get; init; } = 42;

    /// <summary>ISO 639 code, on which good line breaks depend; null if unknown: then only punctuation and widths count.</summary>
    public string? Language { get; init; }

    /// <summary>A shorter cue is lengthened where there is room.</summary>
    public double MinSeconds { get; init; } = 1;

    /// <summary>A cue never lasts longer.</summary>
    public double MaxSeconds { get; init; } = 7;

    /// <summary>The gap between two cues: two frames of film, so that the eye sees the change.</summary>
    public double GapSeconds { get; init; } = 0.08;

    /// <summary>A pause this long is a good place to end a cue; a shorter gap between two cues is closed.</summary>
    public double PauseSeconds { get; init; } = 0.5;
}
