using System.Text.Json.Serialization;
using LiveCaptions.Capture;
using LiveCaptions.Health;

namespace LiveCaptions.Audio.Inputs;

/// <summary>Whether the level of an input is known.</summary>
[JsonConverter(typeof(CamelCaseNames<InputState>))]
internal enum InputState
{
    /// <summary>It is being opened, or no sound has come yet.</summary>
    Opening,

    /// <summary>Its level is measured.</summary>
    Measured,

    /// <summary>It cannot be opened.</summary>
    Failed,

    /// <summary>There are more inputs than are measured at once.</summary>
    NotMeasured,
}

/// <summary>What is wrong with the level of an input.</summary>
[JsonConverter(typeof(CamelCaseNames<InputHint>))]
internal enum InputHint
{
    /// <summary>Digital silence: it is muted, or nothing is played.</summary>
    Silent,

    /// <summary>Too quiet for speech.</summary>
    TooQuiet,

    /// <summary>So loud that it is cut off.</summary>
    Clipping,
}

/// <summary>The level of a channel over the last tenth of a second.</summary>
/// <param name="Loudness">Root mean square in decibels below full scale; -120 for silence.</param>
/// <param name="Peak">The highest sample in decibels below full scale.</param>
/// <param name="Clipped">The share of samples that are cut off, 0 to 1.</param>
internal sealed record ChannelLevel(double Loudness, double Peak, double Clipped)
{
    public static ChannelLevel Of(SoundLevel level) =>
        new(Math.Round(level.Loudness, 1), Math.Round(level.Peak, 1), Math.Round(level.Clipped, 4));
}

/// <summary>The level of an input.</summary>
/// <param name="Id">The device's id.</param>
/// <param name="Channels">Each channel; empty while nothing is measured.</param>
/// <param name="Hint">What is wrong; null if nothing is.</param>
/// <param name="Sentence">The same for people, or why it cannot be opened; null if all is well.</param>
/// <param name="Moves">Its level follows speech, more than that of any other input.</param>
internal sealed record InputLevel(
    string Id,
    InputState State,
    IReadOnlyList<ChannelLevel> Channels,
    InputHint? Hint = null,
    string? Sentence = null,
    bool Moves = false
);

/// <summary>The levels of all inputs at one moment.</summary>
internal sealed record InputLevels(IReadOnlyList<InputLevel> Inputs);
