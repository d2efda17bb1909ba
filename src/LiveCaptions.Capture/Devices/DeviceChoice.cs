namespace LiveCaptions.Capture.Devices;

/// <summary>Which device somebody means.</summary>
internal static class DeviceChoice
{
    /// <summary>Asks for the default microphone; so does nothing at all.</summary>
    public const string Default = "default";

    /// <summary>Asks for what the computer plays.</summary>
    public const string Loopback = "loopback";

    /// <summary>The default device of a kind, or the first of it, if the wish names a kind and no device.</summary>
    public static bool IsDefault(string wish, out SoundDeviceKind kind)
    {
        kind = Same(wish, Loopback) ? SoundDeviceKind.Loopback : SoundDeviceKind.Microphone;
        return wish.Length == 0 || Same(wish, Default) || Same(wish, Loopback);
    }

    /// <summary>The device with this id, else of this name, else the only one with this in its name or id; microphones before loopbacks.</summary>
    /// <exception cref="SoundDeviceException">There is none, or there are several.</exception>
    public static SoundDevice Find(IReadOnlyCollection<SoundDevice> devices, string wish)
    {
        if (IsDefault(wish, out var kind))
            return devices.Where(d => d.Kind == kind).OrderByDescending(d => d.IsDefault).FirstOrDefault() ?? throw None(devices, kind);
        // A whole id means that device and no other, whose id may begin alike.
        var isId = DeviceId.Parse(wish) is not null;
        foreach (
            var fits in (Func<SoundDevice, bool>[])
                [d => d.Id == wish, d => Same(d.Name, wish), d => Has(d.Name, wish) || (Has(d.Id, wish) && !isId)]
        )
        {
            var found = devices.Where(fits).ToList();
            var microphones = found.Where(d => d.Kind == SoundDeviceKind.Microphone).ToList();
            if (microphones.Count > 0)
                found = microphones;
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
                throw new SoundDeviceException(
                    SoundDeviceError.Ambiguous,
                    $"\"{wish}\" may be {string.Join(" or ", found.Select(Quoted))}, so none of them is heard. Name one by its id."
                );
        }
        throw new SoundDeviceException(SoundDeviceError.NoDevice, $"No sound device is called \"{wish}\". {There(devices)}");
    }

    private static SoundDeviceException None(IReadOnlyCollection<SoundDevice> devices, SoundDeviceKind kind) =>
        new(
            SoundDeviceError.NoDevice,
            kind == SoundDeviceKind.Microphone
                ? $"No microphone was found. {There(devices)}"
                : $"No device gives what the computer plays. {There(devices)}"
        );

    private static string There(IReadOnlyCollection<SoundDevice> devices) =>
        devices.Count > 0
            ? $"There is {string.Join(", ", devices.Select(Quoted))}; name one of these, or plug the device in."
            : "There is no sound device at all; plug one in, or start the sound server.";

    private static string Quoted(SoundDevice device) => $"\"{device.Name}\" ({device.Id})";

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
