using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Tests.Whisper.Voice;

/// <summary>A voice detector that hears speech in every chunk that is not silent.</summary>
internal sealed class ScriptedVoice : IVoiceDetector
{
    public int Resets { get; private set; }

    public float Probability(ReadOnlySpan<float> chunk) => chunk.IndexOfAnyExcept(0f) >= 0 ? 0.95f : 0.02f;

    public void Reset() => Resets++;
}
