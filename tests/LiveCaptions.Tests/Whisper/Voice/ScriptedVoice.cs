using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Tests.Whisper.Voice;

/// <summary>A voice detector for which every chunk that is not silent is speech.</summary>
internal sealed class ScriptedVoice : IVoiceDetector
{
    public int Resets { get; private set; }

    public float Probability(ReadOnlySpan<float> chunk) => chunk.IndexOfAnyExcept(0f) >= 0 ? 0.95f : 0.02f;

    public void Reset() => Resets++;
}
