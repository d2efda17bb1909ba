using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>Describes faults of sound that does arrive, and their remedies.</summary>
internal static class SoundAdvice
{
    private const double MaxOffset = 0.05;

    /// <summary>A burst delivered sound that is already old.</summary>
    public const string Burst =
        "Several seconds of sound came at once, so captions are not live now; that sound is captioned faster than real time, and captions are live again after it.";

    /// <summary>Two channels cancelled each other.</summary>
    public const string Cancelled =
        "Two channels cancel each other out, so only the first of them is captioned. One of them is reversed: swap its two wires, or choose a channel with Channel.";

    /// <summary>Returns one piece of advice; null if all is well.</summary>
    public static string? Of(SourceState state, SoundLevel? level, bool mayBeSilent)
    {
        if (state == SourceState.Silent)
            return mayBeSilent
                ? null
                : "Only silence comes, so there is nothing to caption. Is the microphone muted, or is it the wrong device?";
        if (level is not { IsSilent: false } sound)
            return null;
        if (sound.Clipped > SoundLevel.MaxClipped)
            return "The sound is so loud that it clips, which costs words. Turn the input down.";
        return Math.Abs(sound.Offset) > MaxOffset
            ? "The sound has a constant part (DC), as from a faulty input or cable, so captions may suffer. Try another input."
            : null;
    }
}
