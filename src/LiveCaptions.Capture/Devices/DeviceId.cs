using System.Text.RegularExpressions;

namespace LiveCaptions.Capture.Devices;

/// <summary>The ids of this library: the sound system, a colon, and the system's own id.</summary>
internal static partial class DeviceId
{
    private static readonly (SoundSystem System, string Prefix)[] Prefixes =
    [
        (SoundSystem.Wasapi, "wasapi:"),
        (SoundSystem.CoreAudio, "coreaudio:"),
        (SoundSystem.PulseAudio, "pulse:"),
        (SoundSystem.Alsa, "alsa:"),
    ];

    /// <summary>Makes the id from the system's own.</summary>
    public static string Of(SoundSystem system, string native) => Prefixes.First(p => p.System == system).Prefix + native;

    /// <summary>Splits an id into the sound system and the system's own id.</summary>
    /// <returns>Null if the text is not an id of this library.</returns>
    public static (SoundSystem System, string Native)? Parse(string id)
    {
        foreach (var (system, prefix) in Prefixes)
            if (id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.Ordinal))
                return (system, id[prefix.Length..]);
        return null;
    }

    /// <summary>Leaves out ALSA's plugins, of which it lists dozens: some never deliver sound, some deliver it at any pace.</summary>
    public static IEnumerable<SoundDevice> WithoutPseudoDevices(IReadOnlyCollection<SoundDevice> devices)
    {
        var cards = devices.Where(IsCard).ToHashSet();
        return devices.Where(d => d.System != SoundSystem.Alsa || cards.Contains(d) || (cards.Count > 0 && d.Id == "alsa:default"));
    }

    private static bool IsCard(SoundDevice device) => AlsaCard().IsMatch(device.Id);

    [GeneratedRegex(@"^alsa:((plug)?hw)?:\d+,\d+$")]
    private static partial Regex AlsaCard();
}
