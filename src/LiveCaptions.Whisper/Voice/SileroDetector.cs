using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper.Voice;

/// <summary>Silero's voice activity model in whisper.cpp, with the context it was trained with.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal sealed unsafe class SileroDetector : IOwnedDetector
{
    private readonly DetectorHandle handle;

    public SileroDetector(string path)
    {
        handle = Lcw.lcw_detector_load(path);
        if (handle.IsInvalid)
            throw ModelFileException.VoiceNotLoaded(path, Lcw.Text(Lcw.lcw_last_error()));
    }

    public float Probability(ReadOnlySpan<float> chunk)
    {
        var probability = 0f;
        fixed (float* samples = chunk)
            Lcw.Check(Lcw.lcw_detector_push(handle, samples, chunk.Length, &probability));
        return probability;
    }

    public void Reset() => Lcw.Check(Lcw.lcw_detector_reset(handle));

    public void Dispose() => handle.Dispose();
}
