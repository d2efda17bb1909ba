using System.Text.Json.Nodes;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.LiveSettings;

/// <summary>All settings, as the page shows them.</summary>
/// <param name="File">The file that is written.</param>
/// <param name="Version">Differs when somebody has changed a file.</param>
/// <param name="CanRestart">A page can restart the program.</param>
/// <param name="Tracks">The tracks' ids, in their order.</param>
/// <param name="Waiting">Keys of settings that hold after a restart.</param>
/// <param name="Groups">The sections.</param>
internal sealed record SettingsView(
    string File,
    string Version,
    bool CanRestart,
    IReadOnlyList<string> Tracks,
    IReadOnlyList<string> Waiting,
    IReadOnlyList<SettingGroup> Groups
);

/// <summary>The settings of a section.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Track">The track's id; null: it is no track.</param>
internal sealed record SettingGroup(string Name, string Description, string? Track, IReadOnlyList<SettingView> Settings);

/// <summary>A setting.</summary>
/// <param name="Key">Its key in changes.</param>
/// <param name="Name">The key's last part.</param>
/// <param name="Type">"switch", "choice", "whole" (a whole number), "number", "text" or "secret".</param>
/// <param name="Choices">The values of a choice; otherwise null.</param>
/// <param name="Minimum">The least number; null: there is none.</param>
/// <param name="Maximum">The greatest number; null: there is none.</param>
/// <param name="IsOptional">It may be null.</param>
/// <param name="Default">The value that holds if nobody sets one.</param>
/// <param name="Value">The value that stands in the files, the environment or on the command line; null of a secret.</param>
/// <param name="IsDefault">The value is the default. Of a secret: it is not set.</param>
/// <param name="Layer">Where it was set.</param>
/// <param name="Origin">The same for people: "line 3 of settings.json"; null: nowhere.</param>
/// <param name="Obstacle">Why it cannot be changed here; null: it can.</param>
/// <param name="IsLive">A change holds at once.</param>
/// <param name="Waits">The value holds after a restart.</param>
internal sealed record SettingView(
    string Key,
    string Name,
    string Description,
    string Type,
    IReadOnlyList<string>? Choices,
    double? Minimum,
    double? Maximum,
    bool IsOptional,
    JsonNode? Default,
    JsonNode? Value,
    bool IsDefault,
    SettingLayer Layer,
    string? Origin,
    string? Obstacle,
    bool IsLive,
    bool Waits
);
