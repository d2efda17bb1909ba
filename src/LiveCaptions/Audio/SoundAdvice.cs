using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>What is wrong with a sound although it comes, and what to do about it.</summary>
internal static class SoundAdvice
{
    private const double TooMuchClipped = 0.001;
    private const double TooMuchOffset = 0.05;

    /// <summary>Sound came that is older than it should be.</summary>
    public const string Burst =
        "Several seconds of sound came at once, so captions are not live now; they are taken faster than they sound, and captions are live again after them.";

    /// <summary>One sentence; null if all is well.</summary>
    public static string? Of(SourceState state, SoundLevel? level, bool mayBeSilent)
    {
        if (state == SourceState.Silent)
            return mayBeSilent
                ? null
                : "Nothing but silence comes, so there is nothing to caption. Is the microphone muted, or is it the wrong device?";
        if (level is not { IsSilent: false } sound)
            return null;
        if (sound.Clipped > TooMuchClipped)
            return "The sound is so loud that it is cut off, which costs words. Turn the input down.";
        return Math.Abs(sound.Offset) > TooMuchOffset
            ? "The sound has a constant part (DC), as from a faulty input or cable; captions may suffer. Try another input."
            : null;
    }
}
