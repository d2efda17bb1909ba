using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper.Voice;

/// <summary>Silero's voice activity model in the packaged engine.</summary>
/// <remarks>
/// It keeps its state from chunk to chunk, but gets each chunk without the 64 samples before it that it was trained with: whisper.cpp
/// mirrors the chunk instead, and its public API offers no other way. Threading: one thread at a time.
/// </remarks>
internal sealed unsafe class PackagedDetector : IOwnedDetector
{
    private readonly WhisperDetectorHandle handle;

    public PackagedDetector(string path)
    {
        handle = WhisperApi.whisper_vad_init_from_file_with_params(path, new() { Threads = 1 });
        if (handle.IsInvalid)
            throw ModelFileException.VoiceNotLoaded(path, PackagedEngine.Complaint("the engine gave no cause"));
        Reset(); // its state is not initialised
    }

    public float Probability(ReadOnlySpan<float> chunk)
    {
        fixed (float* samples = chunk)
            PackagedEngine.Require(WhisperApi.whisper_vad_detect_speech_no_reset(handle, samples, chunk.Length) != 0);
        return *WhisperApi.whisper_vad_probs(handle);
    }

    public void Reset() => WhisperApi.whisper_vad_reset_state(handle);

    public void Dispose() => handle.Dispose();
}
