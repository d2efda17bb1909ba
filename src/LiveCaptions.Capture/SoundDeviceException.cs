namespace LiveCaptions.Capture;

/// <summary>Why a device cannot be captured.</summary>
public enum SoundDeviceError
{
    /// <summary>The native library is missing, damaged, or from another build.</summary>
    Library,

    /// <summary>No sound server or sound system answers.</summary>
    NoSystem,

    /// <summary>No device matches.</summary>
    NoDevice,

    /// <summary>Several devices match.</summary>
    Ambiguous,

    /// <summary>The device exists but could not be opened.</summary>
    NotOpened,
}

/// <summary>A device cannot be captured; the message is one sentence for the person at the machine.</summary>
/// <param name="error">The kind of error.</param>
/// <param name="message">What happened, what it means and what to do.</param>
/// <param name="cause">The exception behind it, if there is one.</param>
public sealed class SoundDeviceException(SoundDeviceError error, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The kind of error.</summary>
    public SoundDeviceError Error { get; } = error;
}
