namespace LiveCaptions.Capture;

/// <summary>What of the operating system carries the sound.</summary>
public enum SoundSystem
{
    /// <summary>The first that works, in the order of this list.</summary>
    Any = 0,

    /// <summary>Windows.</summary>
    Wasapi = 1,

    /// <summary>macOS; microphones only, what the computer plays needs a virtual device.</summary>
    CoreAudio = 2,

    /// <summary>PulseAudio, or PipeWire in its place.</summary>
    PulseAudio = 3,

    /// <summary>Linux without a sound server.</summary>
    Alsa = 4,
}

/// <summary>Where a device's sound comes from.</summary>
public enum SoundDeviceKind
{
    /// <summary>From outside: a microphone, a line input.</summary>
    Microphone = 1,

    /// <summary>What the computer plays: WASAPI's loopback, PulseAudio's monitor.</summary>
    Loopback = 2,
}

/// <summary>A device that can be listened to.</summary>
/// <param name="Id">Names it for good, with its system before the colon: <c>pulse:alsa_input.usb-Rode</c>.</param>
/// <param name="Name">For people; two devices may have the same.</param>
/// <param name="Kind">Where its sound comes from.</param>
/// <param name="IsDefault">The system's default of this kind.</param>
/// <param name="System">What carries its sound.</param>
public sealed record SoundDevice(string Id, string Name, SoundDeviceKind Kind, bool IsDefault, SoundSystem System)
{
    /// <summary>As people are told of it.</summary>
    public override string ToString() => Kind == SoundDeviceKind.Loopback ? $"{Name} (what the computer plays)" : Name;
}
