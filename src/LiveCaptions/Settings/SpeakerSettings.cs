using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>Who speaks: voices on one microphone, told apart while they speak.</summary>
internal sealed record SpeakerSettings
{
    /// <summary>
    /// Tell voices apart and mark each change of speaker. Voiceprints are biometric data: they stay in memory and go with the track.
    /// </summary>
    public bool Enabled { get; init; }

    /// <summary>Voices at most; where more speak, the two that are most alike count as one.</summary>
    [Range(2, 16)]
    public int Max { get; init; } = 8;
}
