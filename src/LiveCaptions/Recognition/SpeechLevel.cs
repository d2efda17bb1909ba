using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>The level from which sound may carry speech.</summary>
internal static class SpeechLevel
{
    /// <summary>Half a second: long enough for a steady level, short enough to show the pauses of speech.</summary>
    public const int BlockLength = AudioTime.SampleRate / 2;

    /// <summary>Quiet speech, in decibels below full scale; the noise of an ordinary room is below it.</summary>
    public const double Threshold = -45;

    /// <summary>Speech is louder than a room's noise by at least this, in decibels.</summary>
    public const double AboveNoise = 6;

    /// <summary>Speech is this loud for at least half of the time; the rest is pauses.</summary>
    public const double Share = 0.5;

    /// <summary>Sound without a word for longer than this is reported.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
}
