using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Native;

/// <summary>Owns the weights.</summary>
internal sealed class ModelHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Lcw.lcw_model_free(handle);
        return true;
    }
}

/// <summary>Owns one stream's state, and keeps its model alive, in whatever order they are disposed.</summary>
internal sealed class SpeechStateHandle() : SafeHandle(0, ownsHandle: true)
{
    private ModelHandle? model;

    public override bool IsInvalid => handle == 0;

    public static SpeechStateHandle Open(ModelHandle model, int threads, int thin, int texts)
    {
        var added = false;
        model.DangerousAddRef(ref added);
        var stream = Lcw.lcw_stream_new(model, threads, thin, texts);
        if (stream.IsInvalid)
        {
            model.DangerousRelease();
            throw new NativeLibraryException($"A recognition stream could not be opened: {Lcw.Text(Lcw.lcw_last_error())}.");
        }
        stream.model = model;
        return stream;
    }

    protected override bool ReleaseHandle()
    {
        Lcw.lcw_stream_free(handle);
        model?.DangerousRelease();
        return true;
    }
}

/// <summary>Owns Moonshine's weights.</summary>
internal sealed class MoonshineHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Lcw.lcw_moonshine_free(handle);
        return true;
    }
}

/// <summary>Owns one stream's state of Moonshine, and keeps its model alive, in whatever order they are disposed.</summary>
internal sealed class MoonshineStateHandle() : SafeHandle(0, ownsHandle: true)
{
    private MoonshineHandle? model;

    public override bool IsInvalid => handle == 0;

    public static MoonshineStateHandle Open(MoonshineHandle model, int threads)
    {
        var added = false;
        model.DangerousAddRef(ref added);
        var stream = Lcw.lcw_moonshine_stream_new(model, threads);
        if (stream.IsInvalid)
        {
            model.DangerousRelease();
            throw new NativeLibraryException($"A recognition stream could not be opened: {Lcw.Text(Lcw.lcw_last_error())}.");
        }
        stream.model = model;
        return stream;
    }

    protected override bool ReleaseHandle()
    {
        Lcw.lcw_moonshine_stream_free(handle);
        model?.DangerousRelease();
        return true;
    }
}

/// <summary>Owns one voice detector.</summary>
internal sealed class DetectorHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Lcw.lcw_detector_free(handle);
        return true;
    }
}
