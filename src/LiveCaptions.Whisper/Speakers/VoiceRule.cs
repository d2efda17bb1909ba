namespace LiveCaptions.Whisper.Speakers;

/// <summary>What tells one voice from another, and when a change is believed.</summary>
/// <remarks>Likeness is from 0 to 1; figures are in docs/decisions/0062-who-speaks.md.</remarks>
internal sealed record VoiceRule
{
    /// <summary>Windows are gathered while they are as alike as this on average: mostly less than a whole voice, hardly ever two.</summary>
    public float SameStretch { get; init; } = 0.66f;

    /// <summary>
    /// Two voices are one if they are as alike as this, compared with how alike each is to itself: on a telephone or in a room all voices
    /// are more alike than in a studio.
    /// </summary>
    public float SameVoice { get; init; } = 0.85f;

    /// <summary>The same for a voice with less speech than <see cref="Long"/>, which chance makes differ more.</summary>
    public float SameShortVoice { get; init; } = 0.8f;

    /// <summary>As much speech shows how alike a voice is to itself.</summary>
    public TimeSpan Long { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>A voice with less speech must differ clearly from each other one, or it is one of them in another tone.</summary>
    public TimeSpan Established { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A voice that is not established is less alike than this to each other one.</summary>
    public float ClearlyAnother { get; init; } = 0.5f;

    /// <summary>Less speech is never a voice of its own.</summary>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What a change without a pause must gain: seconds of speech, times how much more alike the other voice is.</summary>
    public double Change { get; init; } = 0.1;

    /// <summary>The same where there is a pause or a sentence ends.</summary>
    public double ChangeInPause { get; init; } = 0.05;

    /// <summary>A longer gap between two words is a pause.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(0.3);
}
