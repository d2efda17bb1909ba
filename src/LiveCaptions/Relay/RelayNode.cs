using System.Text.RegularExpressions;
using LiveCaptions.Settings;

namespace LiveCaptions.Relay;

/// <summary>The names of machines and tracks in a room.</summary>
internal static partial class RelayNode
{
    /// <summary>A process's own name: its machine's, and a part that no other process has, so that two never hold one lease.</summary>
    public static string Unique(string name) => $"{name}#{Guid.NewGuid():N}";

    /// <summary>The machine's name in a process's name.</summary>
    public static string NameOf(string unique) =>
        unique.Split('#')[0] is { Length: > 0 and <= 100 } name ? Captions.VisibleText.Of(name) : "?";

    /// <summary>Whether a text from the store can be a track's id.</summary>
    public static bool IsId(string text) => text.Length > 0 && Id().Match(text).Length == text.Length;

    [GeneratedRegex(TrackSettings.IdPattern)]
    private static partial Regex Id();
}
