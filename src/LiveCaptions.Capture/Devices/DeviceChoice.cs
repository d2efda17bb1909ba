namespace LiveCaptions.Capture.Devices;

/// <summary>Chooses the device that a text names.</summary>
internal static class DeviceChoice
{
    /// <summary>Names the default microphone, as does an empty text.</summary>
    public const string Default = "default";

    /// <summary>Names what the computer plays.</summary>
    public const string Loopback = "loopback";

    /// <summary>Whether the text names a kind of device rather than one device; its default is meant, or else its first.</summary>
    public static bool IsDefault(string name, out SoundDeviceKind kind)
    {
        kind = Same(name, Loopback) ? SoundDeviceKind.Loopback : SoundDeviceKind.Microphone;
        return name.Length == 0 || Same(name, Default) || Same(name, Loopback);
    }

    /// <summary>
    /// Finds the device with this id, else the one of this name, else the only one with this text in its name or id; microphones come
    /// before loopback devices.
    /// </summary>
    /// <exception cref="SoundDeviceException">No device matches, or several do.</exception>
    public static SoundDevice Find(IReadOnlyCollection<SoundDevice> devices, string name)
    {
        if (IsDefault(name, out var kind))
            return devices.Where(d => d.Kind == kind).OrderByDescending(d => d.IsDefault).FirstOrDefault() ?? throw None(devices, kind);
        // A whole id never stands for a longer id that begins alike.
        var isId = DeviceId.Parse(name) is not null;
        Func<SoundDevice, bool>[] matches =
        [
            d => d.Id == name,
            d => Same(d.Name, name),
            d => Has(d.Name, name) || (Has(d.Id, name) && !isId),
        ];
        foreach (var isMatch in matches)
        {
            var found = MicrophonesFirst([.. devices.Where(isMatch)]);
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
                throw new SoundDeviceException(
                    SoundDeviceError.Ambiguous,
                    $"\"{name}\" may be {string.Join(" or ", found.Select(Quoted))}, so none of them is captured. Name one by its id."
                );
        }
        throw new SoundDeviceException(SoundDeviceError.NoDevice, $"No sound device is called \"{name}\". {Available(devices)}");
    }

    private static List<SoundDevice> MicrophonesFirst(List<SoundDevice> devices)
    {
        var microphones = devices.Where(d => d.Kind == SoundDeviceKind.Microphone).ToList();
        return microphones.Count > 0 ? microphones : devices;
    }

    private static SoundDeviceException None(IReadOnlyCollection<SoundDevice> devices, SoundDeviceKind kind) =>
        new(
            SoundDeviceError.NoDevice,
            kind == SoundDeviceKind.Microphone
                ? $"No microphone was found. {Available(devices)}"
                : $"No device delivers what the computer plays. {Available(devices)}"
        );

    private static string Available(IReadOnlyCollection<SoundDevice> devices) =>
        devices.Count > 0
            ? $"The devices are {string.Join(", ", devices.Select(Quoted))}; name one of these, or plug the device in."
            : $"There is no sound device at all; plug one in, or start {SoundServer.Name}.";

    private static string Quoted(SoundDevice device) => $"\"{device.Name}\" ({device.Id})";

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
