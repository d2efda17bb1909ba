namespace LiveCaptions.Whisper.Speakers;

/// <summary>A speaker as known so far: the tones of one voice.</summary>
/// <param name="Tones">What has been heard of it, the most first.</param>
/// <param name="Voice">All of it as one.</param>
internal sealed record LiveSpeaker(IReadOnlyList<HeardVoice> Tones, HeardVoice Voice)
{
    /// <summary>The speaker of one tone.</summary>
    public LiveSpeaker(HeardVoice tone)
        : this([tone], tone) { }

    /// <summary>The number that most of it is known by; 0: none yet.</summary>
    public int Number =>
        Tones.Where(tone => tone.Number > 0).GroupBy(tone => tone.Number).MaxBy(tones => tones.Sum(tone => tone.Speech))?.Key ?? 0;

    /// <summary>Both as one.</summary>
    public LiveSpeaker With(LiveSpeaker other) =>
        new([.. Tones.Concat(other.Tones).OrderByDescending(tone => tone.Speech)], Voice.With(other.Voice));
}
