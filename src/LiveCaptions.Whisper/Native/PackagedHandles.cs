using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Native;

/// <summary>Owns the weights in the packaged engine.</summary>
internal sealed class WhisperContextHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        WhisperApi.whisper_free(handle);
        return true;
    }
}

/// <summary>Owns one stream's state in the packaged engine, and keeps its model alive, in whatever order they are disposed.</summary>
internal sealed class WhisperStateHandle() : SafeHandle(0, ownsHandle: true)
{
    private WhisperContextHandle? context;

    public override bool IsInvalid => handle == 0;

    public static WhisperStateHandle Open(WhisperContextHandle context)
    {
        var added = false;
        context.DangerousAddRef(ref added);
        var state = WhisperApi.whisper_init_state(context);
        if (state.IsInvalid)
        {
            context.DangerousRelease();
            throw new NativeLibraryException(
                $"A recognition stream could not be opened: {PackagedEngine.Complaint("the engine gave no cause")}."
            );
        }
        state.context = context;
        return state;
    }

    protected override bool ReleaseHandle()
    {
        WhisperApi.whisper_free_state(handle);
        context?.DangerousRelease();
        return true;
    }
}

/// <summary>Owns one voice detector of the packaged engine.</summary>
internal sealed class WhisperDetectorHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        WhisperApi.whisper_vad_free(handle);
        return true;
    }
}
