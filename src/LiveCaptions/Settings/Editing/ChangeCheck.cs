using System.Text.Json.Nodes;

namespace LiveCaptions.Settings.Editing;

/// <summary>Finds the faults of changes, each by itself, before anything is made of them.</summary>
/// <param name="places">The files.</param>
/// <param name="now">The settings before.</param>
internal sealed class ChangeCheck(SettingsPlaces places, SettingsReading now)
{
    private const string Origin = "this change";

    /// <summary>The program that decodes files.</summary>
    private const string FfmpegProgram = $"{nameof(ServiceSettings.Ffmpeg)}:{nameof(FfmpegSettings.Path)}";

    /// <summary>Keys of text rules, which the operator's page may have saved as a whole.</summary>
    private static readonly string[] RuleSections = ["Words:", "Overlay:", "Readers:", "Exports:"];

    /// <summary>
    /// The changes, with their keys as the settings spell them and their values as JSON of the right type; and what is wrong.
    /// </summary>
    public (List<SettingsEdit> Edits, List<SettingFault> Faults) Of(IEnumerable<SettingsEdit> edits)
    {
        var (good, faults) = (new List<SettingsEdit>(), new List<SettingFault>());
        foreach (var edit in edits.SelectMany(Each))
            if (Of(edit) is (var fine, null))
                good.Add(fine);
            else
                faults.Add(new(edit.Key, Of(edit).Fault!));
        return (good, faults);
    }

    /// <summary>Why a setting cannot be changed in the file; null: it can.</summary>
    public string? Obstacle(Setting setting)
    {
        if (setting.Property.Name == nameof(TrackSettings.Command) || setting.Key == FfmpegProgram)
            return "It names a program to run, so it is set in the settings file by hand: no web page ever runs a program.";
        if (now.OriginOf(setting) is (SettingLayer.Environment or SettingLayer.CommandLine, var origin))
            return $"It is set by {origin}, which wins over the settings file. Change it there, and restart LiveCaptions.";
        return Path.Exists(places.Rules) && RuleSections.Any(section => setting.Key.StartsWith(section, StringComparison.Ordinal))
            ? "The operator's page has saved text rules, which win over the settings file. Change them on the operator's page."
            : null;
    }

    private (SettingsEdit Edit, string? Fault) Of(SettingsEdit edit) =>
        edit switch
        {
            SetEdit set => Setting.Find(edit.Key) is { } setting ? Of(set, setting) : (edit, Unknown(edit)),
            RemoveEdit when Setting.Find(edit.Key) is { } setting => (SettingsEdit.Remove(setting.Key), Obstacle(setting)),
            RemoveEdit => (edit, TrackOf(edit) is null ? Unknown(edit) : FaultOfLast(edit)),
            RenameEdit rename => (edit, FaultOf(rename)),
            _ => (edit, Unknown(edit)),
        };

    private (SettingsEdit, string?) Of(SetEdit set, Setting setting)
    {
        if ((Obstacle(setting) ?? FaultsOf(setting.Key, null)) is { } obstacle)
            return (set, obstacle);
        var (value, fault) = setting.Read(set.Value);
        if (fault is not null)
            return (set, $"{setting.Key} {fault}.");
        if (RunsProgram(setting, value))
            return (
                set,
                "The sources \"pipe\" and \"stdin\" can only be set in the settings file by hand, so that no web page ever runs a program."
            );
        return (value is null ? SettingsEdit.Remove(setting.Key) : SettingsEdit.Set(setting.Key, value), null);
    }

    private bool RunsProgram(Setting setting, JsonNode? value) =>
        setting.Property.Name == nameof(TrackSettings.Source)
        && value?.ToString() is "pipe" or TrackSettings.StandardInput
        && Setting.In(now.Settings).FirstOrDefault(present => present.Key == setting.Key) is var present
        && !Equals(present.Record is null ? null : present.Value, value.ToString());

    private string? FaultOfLast(SettingsEdit edit) =>
        now.Settings.Tracks.Count == 1 ? $"{edit.Key} is the only track, and captions need one. Add another one first." : null;

    private string? FaultOf(RenameEdit rename)
    {
        if (TrackOf(rename) is null)
            return $"{rename.Key} is not a track. There are: {string.Join(", ", now.Settings.Tracks.Select(track => track.Id))}.";
        if (now.Settings.Tracks.Any(track => track.Id == rename.Name))
            return $"There is a track \"{rename.Name}\" already.";
        return FaultsOf($"Tracks:{rename.Name}", null);
    }

    private TrackSettings? TrackOf(SettingsEdit edit) =>
        edit.Path is [var section, var id] && section.Equals(nameof(ServiceSettings.Tracks), StringComparison.OrdinalIgnoreCase)
            ? now.Settings.Tracks.FirstOrDefault(track => track.Id == id)
            : null;

    private static string Unknown(SettingsEdit edit) => FaultsOf(edit.Key, "value") ?? $"{edit.Key} is not one setting.";

    private static string? FaultsOf(string key, string? text)
    {
        try
        {
            SettingsReader.Read([new(key, text, Origin)]);
            return null;
        }
        catch (SettingsException e)
        {
            return string.Join(' ', e.Problems);
        }
    }

    private static IEnumerable<SettingsEdit> Each(SettingsEdit edit) =>
        edit is SetEdit { Value: JsonObject { Count: > 0 } section }
            ? section.SelectMany(member => Each(SettingsEdit.Set($"{edit.Key}:{member.Key}", member.Value)))
            : [edit];
}
