using System.Text.RegularExpressions;

namespace LiveCaptions.Capture.Devices;

/// <summary>The ids that this library gives to devices, and those of the systems inside them.</summary>
internal static partial class DeviceId
{
    private static readonly (SoundSystem System, string Prefix)[] Prefixes =
    [
        (SoundSystem.Wasapi, "wasapi:"),
        (SoundSystem.CoreAudio, "coreaudio:"),
        (SoundSystem.PulseAudio, "pulse:"),
        (SoundSystem.Alsa, "alsa:"),
    ];

    /// <summary>Our id for a system's.</summary>
    public static string Of(SoundSystem system, string native) => Prefixes.First(p => p.System == system).Prefix + native;

    /// <summary>The system and its own id; null if this is none of our ids.</summary>
    public static (SoundSystem System, string Native)? Parse(string id)
    {
        foreach (var (system, prefix) in Prefixes)
            if (id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.Ordinal))
                return (system, id[prefix.Length..]);
        return null;
    }

    /// <summary>What belongs in a list for people: ALSA names dozens of plugins that are no devices, some of which never give sound and some of which give it at any pace.</summary>
    public static IEnumerable<SoundDevice> WithoutPseudoDevices(IReadOnlyCollection<SoundDevice> devices)
    {
        var cards = devices.Where(IsCard).ToHashSet();
        return devices.Where(d => d.System != SoundSystem.Alsa || cards.Contains(d) || (cards.Count > 0 && d.Id == "alsa:default"));
    }

    private static bool IsCard(SoundDevice device) => AlsaCard().IsMatch(device.Id);

    [GeneratedRegex(@"^alsa:((plug)?hw)?:\d+,\d+$")]
    private static partial Regex AlsaCard();
}
