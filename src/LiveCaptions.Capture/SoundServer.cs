namespace LiveCaptions.Capture;

/// <summary>What stands between programs and sound devices, as users of this system know it.</summary>
public static class SoundServer
{
    /// <summary>Its name, within a sentence.</summary>
    public static string Name { get; } =
        OperatingSystem.IsWindows() ? "the Windows Audio service"
        : OperatingSystem.IsMacOS() ? "the sound system"
        : "the sound server";

    /// <summary>The end of a question: "Is it running, …?".</summary>
    internal static string MayUse { get; } = OperatingSystem.IsWindows() ? Privacy : "and may this user reach it";

    /// <summary>A part of that question where programs need a permission of the user; empty elsewhere.</summary>
    internal static string Permission { get; } = OperatingSystem.IsWindows() ? $", {Privacy}" : "";

    private const string Privacy = "and may programs use the microphone (Settings, Privacy & security, Microphone)";
}
