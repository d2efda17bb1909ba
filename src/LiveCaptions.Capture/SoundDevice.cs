namespace LiveCaptions.Capture;

/// <summary>The sound system of the operating system.</summary>
public enum SoundSystem
{
    /// <summary>The first that works, in the order of this list.</summary>
    Any = 0,

    /// <summary>Windows.</summary>
    Wasapi = 1,

    /// <summary>macOS; microphones only, since capturing what the computer plays needs a virtual device.</summary>
    CoreAudio = 2,

    /// <summary>PulseAudio, or PipeWire in its place.</summary>
    PulseAudio = 3,

    /// <summary>Linux without a sound server.</summary>
    Alsa = 4,
}

/// <summary>Where a device's sound comes from.</summary>
public enum SoundDeviceKind
{
    /// <summary>From outside: a microphone or a line input.</summary>
    Microphone = 1,

    /// <summary>From the computer itself, what it plays: WASAPI's loopback, PulseAudio's monitor.</summary>
    Loopback = 2,
}

/// <summary>A device that can be captured.</summary>
/// <param name="Id">A stable id, with its sound system before the colon: <c>pulse:alsa_input.usb-Rode</c>.</param>
/// <param name="Name">The name to display; two devices may share one.</param>
/// <param name="Kind">Where its sound comes from.</param>
/// <param name="IsDefault">Whether it is the system's default of its kind.</param>
/// <param name="System">The sound system that provides it.</param>
public sealed record SoundDevice(string Id, string Name, SoundDeviceKind Kind, bool IsDefault, SoundSystem System)
{
    /// <summary>The name to display, with a note on loopback devices.</summary>
    public override string ToString() => Kind == SoundDeviceKind.Loopback ? $"{Name} (what the computer plays)" : Name;
}
