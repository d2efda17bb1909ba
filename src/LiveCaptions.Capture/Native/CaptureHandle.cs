using System.Runtime.InteropServices;

namespace LiveCaptions.Capture.Native;

/// <summary>Owns a native capture, which is closed when the last call into it has returned.</summary>
internal sealed class CaptureHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Lcc.lcc_capture_close(handle);
        return true;
    }
}
