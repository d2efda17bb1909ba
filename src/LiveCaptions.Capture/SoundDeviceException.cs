namespace LiveCaptions.Capture;

/// <summary>Why a device cannot be heard.</summary>
public enum SoundDeviceError
{
    /// <summary>The native library is missing, or is not the one that belongs to this program.</summary>
    Library,

    /// <summary>There is no sound server or system that could be asked.</summary>
    NoSystem,

    /// <summary>No device is what was asked for.</summary>
    NoDevice,

    /// <summary>Several devices are what was asked for.</summary>
    Ambiguous,

    /// <summary>The device is there but could not be opened.</summary>
    NotOpened,
}

/// <summary>A device that cannot be heard, in one sentence for the person at the machine.</summary>
public sealed class SoundDeviceException(SoundDeviceError error, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Of which kind the trouble is.</summary>
    public SoundDeviceError Error { get; } = error;
}
