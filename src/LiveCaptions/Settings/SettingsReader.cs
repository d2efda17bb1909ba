using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace LiveCaptions.Settings;

/// <summary>Turns values from all sources into settings, or reports all errors in them at once.</summary>
internal static class SettingsReader
{
    private const int LongestShown = 120;

    /// <summary>Reads all values; of two values for a key the later wins, but both must be valid.</summary>
    /// <param name="warn">Receives a sentence for each setting that was given by its former name.</param>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public static ServiceSettings Read(IEnumerable<SettingValue> values, Action<string>? warn = null)
    {
        var findings = new SettingsFindings(warn);
        var all = values.ToList();
        var settings = Read(all, findings);
        findings.Errors.AddRange(SettingsConflicts.In(settings));
        findings.Errors.AddRange(settings.Outputs.SelectMany(output => OutputFaults.In(output, settings, all)));
        findings.ThrowIfAny();
        return settings;
    }

    /// <summary>Reads the settings of one track; their keys begin at the track.</summary>
    /// <param name="id">The track's id.</param>
    /// <param name="values">The settings to change.</param>
    /// <param name="basis">The other settings; null: their defaults.</param>
    /// <param name="warn">Receives a sentence for each setting that was given by its former name.</param>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public static TrackSettings ReadTrack(
        string id,
        IEnumerable<SettingValue> values,
        TrackSettings? basis = null,
        Action<string>? warn = null
    )
    {
        var findings = new SettingsFindings(warn);
        var tracks = new OrderedDictionary<string, TrackSettings>();
        if (basis is not null)
            tracks.Add(id, basis with { Speakers = basis.Speakers with { } });
        var whole = new SettingValue($"{nameof(ServiceSettings.Tracks)}:{id}", null, "the address");
        foreach (var value in values.Select(value => value with { Key = $"{whole.Key}:{value.Key}" }).Prepend(whole))
            SetTrack(tracks, value, findings);
        findings.ThrowIfAny();
        return tracks[id];
    }

    private static ServiceSettings Read(IEnumerable<SettingValue> values, SettingsFindings findings)
    {
        var settings = new ServiceSettings();
        var tracks = new OrderedDictionary<string, TrackSettings>();
        var named = new NamedSections();
        var unknown = new HashSet<string>();
        foreach (var value in NamedTracks([.. values]))
        {
            var section = Named(typeof(ServiceSettings), value.Path[0]);
            if (section is null)
            {
                if (unknown.Add(value.Path[0]))
                    findings.Errors.Add(Unknown(value with { Key = value.Path[0] }, value.Path[0], typeof(ServiceSettings)));
            }
            else if (section.Name == nameof(ServiceSettings.Tracks))
                SetTrack(tracks, value, findings);
            else if (NamedSections.Has(section.Name))
                Set(named.Of(section.Name, value, findings), value, 2, findings);
            else
                Set(section.GetValue(settings)!, value, depth: 1, findings);
        }
        return named.In(tracks.Count == 0 ? settings : settings with { Tracks = [.. tracks.Values] });
    }

    /// <summary>Replaces "the first track" in keys by that track's id.</summary>
    public static IEnumerable<SettingValue> NamedTracks(SettingValue[] values)
    {
        var first = values
            .Select(value => value.Path)
            .FirstOrDefault(path => path.Length > 1 && Same(path[0], nameof(ServiceSettings.Tracks)) && path[1] != SettingValue.FirstTrack);
        var id = first?[1] ?? new TrackSettings().Id;
        return values.Select(value =>
            value.Path is [var section, SettingValue.FirstTrack, .. var rest]
                ? value with
                {
                    Key = string.Join(':', [section, id, .. rest]),
                }
                : value
        );
    }

    private static void SetTrack(OrderedDictionary<string, TrackSettings> tracks, SettingValue value, SettingsFindings findings)
    {
        if (value.Path.Length < 2)
        {
            if (value.Text is not null)
                findings.Errors.Add(
                    $"{Quoted(value)} is not a set of tracks; write \"Tracks\": {{ \"main\": {{ \"Source\": \"demo\" }} }}."
                );
            return;
        }
        var id = value.Path[1];
        if (id.Length == 0 || !new RegularExpressionAttribute(TrackSettings.IdPattern).IsValid(id)) // matches the whole text, unlike "$"
        {
            findings.Errors.Add($"\"{id}\" ({value.Origin}) is not a track's id: 1 to 32 of the characters a-z, 0-9 and \"-\".");
            return;
        }
        if (id == TrackSettings.All)
        {
            findings.Errors.Add($"\"{id}\" ({value.Origin}) cannot be a track's id, since it stands for all tracks.");
            return;
        }
        if (!tracks.TryGetValue(id, out var track))
            tracks.Add(id, track = new TrackSettings { Id = id });
        Set(track, value, depth: 2, findings);
    }

    private static void Set(object? record, SettingValue value, int depth, SettingsFindings findings)
    {
        var path = value.Path;
        if (record is null)
            return;
        if (path.Length == depth)
        {
            if (value.Text is not null)
                findings.Errors.Add($"{Quoted(value)} is one value where several settings belong: {Names(record.GetType())}.");
            return;
        }
        var property = Named(record.GetType(), path[depth]) ?? FormerlyNamed(record.GetType(), path[depth]);
        if (property is null)
        {
            findings.Errors.Add(Unknown(value, path[depth], record.GetType()));
            return;
        }
        if (!Same(property.Name, path[depth]))
            findings.Warn(
                $"{string.Join(':', path[..(depth + 1)])} ({value.Origin}) is now called {property.Name}. The old name works in this version only; rename it."
            );
        if (IsSection(property))
            Set(property.GetValue(record)!, value, depth + 1, findings);
        else if (path.Length > depth + 1)
            findings.Errors.Add(
                $"{string.Join(':', path[..(depth + 1)])} ({value.Origin}) must be one value, {SettingText.Expected(property)}."
            );
        else if (value.Text is null)
            return;
        else if (SettingText.Fault(property, value.Text) is { } fault)
            findings.Errors.Add($"{string.Join(':', path[..(depth + 1)])} ({value.Origin}) contains {fault}.");
        else if (SettingText.TryParse(property, value.Text, out var parsed))
            property.SetValue(record, parsed);
        else
            findings.Errors.Add($"{Quoted(value, property)} must be {SettingText.Expected(property)}.");
    }

    /// <summary>The settings of a record; their names may be written in any case.</summary>
    public static IEnumerable<PropertyInfo> In(Type record) =>
        record.GetProperties().Where(property => property.CanWrite && !property.IsDefined(typeof(NotASettingAttribute)));

    /// <summary>Whether the property holds several settings.</summary>
    public static bool IsSection(PropertyInfo property) =>
        property.PropertyType.IsClass && property.PropertyType.Namespace!.StartsWith($"{nameof(LiveCaptions)}.", StringComparison.Ordinal);

    private static PropertyInfo? Named(Type record, string name) => In(record).FirstOrDefault(property => Same(property.Name, name));

    private static PropertyInfo? FormerlyNamed(Type record, string name) =>
        In(record).FirstOrDefault(property => property.GetCustomAttribute<FormerNameAttribute>() is { } former && Same(former.Name, name));

    private static string Unknown(SettingValue value, string name, Type record)
    {
        var meant = Spelling.Nearest(name, In(record).Select(property => property.Name));
        return $"{(value.Key.Length > 0 ? Shown(value.Key) : "\"\"")} ({value.Origin}) is not a setting. "
            + (meant is null ? $"There are: {Names(record)}." : $"Did you mean {meant}?");
    }

    private static string Names(Type record) => string.Join(", ", In(record).Select(property => property.Name));

    /// <summary>Omits texts that may hold secrets, as an address does, or that may not be written to a terminal.</summary>
    private static string Quoted(SettingValue value, PropertyInfo? property = null) =>
        property?.IsDefined(typeof(SecretAttribute)) is not true
        && new SourceTextAttribute().IsValid(value.Text)
        && !SourceText.IsAddress(value.Text!)
            ? $"{Shown(value.Key)} = {Shown(value.Text)} ({value.Origin})"
            : $"{value.Key} ({value.Origin})";

    private static string? Shown(string? text) =>
        text?.Length > LongestShown ? $"{text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)]}…" : text;

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
