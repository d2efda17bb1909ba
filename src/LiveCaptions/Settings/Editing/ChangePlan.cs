using System.Text.Json.Nodes;

namespace LiveCaptions.Settings.Editing;

/// <summary>Works out what changes make of the settings file and of the saved settings.</summary>
/// <param name="places">The files.</param>
/// <param name="now">The settings before.</param>
/// <param name="program">The values of the file beside the program.</param>
/// <remarks>Pure: it writes nothing.</remarks>
internal sealed class ChangePlan(SettingsPlaces places, SettingsReading now, IReadOnlyList<SettingValue> program)
{
    private const string Tracks = nameof(ServiceSettings.Tracks);

    /// <summary>The file that is written.</summary>
    public byte[] File { get; private set; } = now.File ?? SettingsEditor.NewFile;

    /// <summary>The saved settings; null: there are none.</summary>
    public byte[]? Saved { get; private set; } = now.Saved;

    /// <exception cref="SettingsException">A file would not be one that the reader of settings takes.</exception>
    public void Make(IEnumerable<SettingsEdit> edits)
    {
        foreach (var edit in edits)
        {
            if (edit.Path is [var section, _, ..] && section.Equals(Tracks, StringComparison.OrdinalIgnoreCase))
                CarryTracksOver();
            switch (edit)
            {
                case SetEdit set when Setting.Find(set.Key) is { } setting:
                    Set(setting, set.Value);
                    break;
                case RemoveEdit when Setting.Find(edit.Key) is { } setting:
                    Reset(setting);
                    break;
                default:
                    Both(edit);
                    if (edit is RenameEdit rename && now.Settings.Obs.Track == edit.Path[^1])
                        Set(Setting.Find("Obs:Track")!.Value, rename.Name);
                    break;
            }
        }
    }

    private void Set(Setting setting, JsonNode? value)
    {
        if (setting.IsSecret)
        {
            Both(SettingsEdit.Remove(setting.Key));
            Saved = SettingsEditor.Apply(Saved ?? "{\n}\n"u8.ToArray(), places.Saved, [SettingsEdit.Set(setting.Key, value)]);
            return;
        }
        if (setting.FormerKey is { } former && SettingsEditor.Has(File, places.File, former))
            File = SettingsEditor.Apply(File, places.File, [SettingsEdit.Rename(former, setting.Property.Name)]);
        File = SettingsEditor.Apply(File, places.File, [SettingsEdit.Set(setting.Key, value)]);
        InSaved(SettingsEdit.Remove(setting.Key));
    }

    /// <summary>Gives a setting its default: in its place if a comment explains it there, otherwise by leaving it out.</summary>
    private void Reset(Setting setting)
    {
        var isBelow = program.Any(value => value.Text is not null && value.Key.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
        var stays = SettingsEditor.IsCommented(File, places.File, setting.Key) || (isBelow && setting.Default is not null);
        if (setting.FormerKey is { } former)
            Both(SettingsEdit.Remove(former));
        if (!stays)
            Both(SettingsEdit.Remove(setting.Key));
        else
            Set(setting, Setting.Json(setting.Default));
    }

    /// <summary>The first track of the user's own file hides those of the program's file, so they come along.</summary>
    private void CarryTracksOver()
    {
        if (places.Program is null || SettingsFile.Parse(File, places.File).Any(SettingsSources.IsOfTrack))
            return;
        var below = SettingsReader.Read(program);
        foreach (var track in below.Tracks)
        {
            var changed = Setting
                .In(new() { Tracks = [track] })
                .Where(setting => IsOf(track, setting) && !Equals(setting.Value, setting.Default));
            var section = new JsonObject(
                changed.Select(setting => KeyValuePair.Create(setting.Property.Name, Setting.Json(setting.Value)))
            );
            File = SettingsEditor.Apply(File, places.File, [SettingsEdit.Set($"{Tracks}:{track.Id}", section)]);
        }
    }

    private static bool IsOf(TrackSettings track, Setting setting) =>
        setting.Key.StartsWith($"{Tracks}:{track.Id}:", StringComparison.Ordinal);

    private void Both(SettingsEdit edit)
    {
        File = SettingsEditor.Apply(File, places.File, [edit]);
        InSaved(edit);
    }

    private void InSaved(SettingsEdit edit) => Saved = Saved is null ? null : SettingsEditor.Apply(Saved, places.Saved, [edit]);
}
