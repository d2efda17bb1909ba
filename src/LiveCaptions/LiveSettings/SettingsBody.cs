using System.Text.Json.Nodes;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.LiveSettings;

/// <summary>Changes of settings; all are made or none.</summary>
/// <param name="Rename">Tracks by their keys (<c>Tracks:guest</c>), with their new ids.</param>
/// <param name="Set">Settings by their keys, with their new values; null is the default of a setting that may be null.</param>
/// <param name="Remove">Settings that take their defaults, and tracks that end.</param>
/// <param name="Version">The version that whoever asks has seen; if the files have another, nothing is changed. Null: any.</param>
internal sealed record SettingsBody(
    IReadOnlyDictionary<string, string>? Rename = null,
    IReadOnlyDictionary<string, JsonNode?>? Set = null,
    IReadOnlyList<string>? Remove = null,
    string? Version = null
)
{
    private const int MaxChanges = 300;

    /// <summary>The changes in the order in which they are made.</summary>
    public IReadOnlyList<SettingsEdit> Edits() =>
        [
            .. (Rename ?? new Dictionary<string, string>()).Select(change => SettingsEdit.Rename(change.Key, change.Value)),
            .. (Set ?? new Dictionary<string, JsonNode?>()).Select(change => SettingsEdit.Set(change.Key, change.Value)),
            .. (Remove ?? []).Select(SettingsEdit.Remove),
        ];

    /// <summary>What is wrong with the body as a whole; null: nothing.</summary>
    public string? Fault() =>
        (Rename?.Values.Contains(null) ?? false) || (Remove?.Contains(null) ?? false) ? "A name is missing, so nothing was changed."
        : Edits() is { Count: 0 or > MaxChanges } ? $"Name 1 to {MaxChanges} changes; nothing was changed."
        : null;
}

/// <summary>What is wrong with changes.</summary>
/// <param name="Errors">Empty: nothing.</param>
internal sealed record SettingFaults(IReadOnlyList<SettingFault> Errors);
