using System.Reflection;
using System.Text.RegularExpressions;

namespace LiveCaptions.Settings;

/// <summary>Turns values from wherever they come into settings, or into the list of all that is wrong with them.</summary>
internal static class SettingsReader
{
    /// <summary>Reads all values; of two for the same key the later wins, but both must be right.</summary>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public static ServiceSettings Read(IEnumerable<SettingValue> values)
    {
        var problems = new List<string>();
        var settings = Read(values, problems);
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    /// <summary>Reads the settings of one track, whose keys have no section before them.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="values">What is set.</param>
    /// <param name="basis">What the others are; null: their defaults.</param>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public static TrackSettings ReadTrack(string id, IEnumerable<SettingValue> values, TrackSettings? basis = null)
    {
        var problems = new List<string>();
        var tracks = new OrderedDictionary<string, TrackSettings>();
        if (basis is not null)
            tracks.Add(id, basis with { });
        var whole = new SettingValue($"{nameof(ServiceSettings.Tracks)}:{id}", null, "the address");
        foreach (var value in values.Select(value => value with { Key = $"{whole.Key}:{value.Key}" }).Prepend(whole))
            SetTrack(tracks, value, problems);
        return problems.Count == 0 ? tracks[id] : throw new SettingsException([.. problems.Distinct()]);
    }

    private static ServiceSettings Read(IEnumerable<SettingValue> values, List<string> problems)
    {
        var settings = new ServiceSettings();
        var tracks = new OrderedDictionary<string, TrackSettings>();
        var unknown = new HashSet<string>();
        foreach (var value in NamedTracks([.. values]))
        {
            var section = Named(typeof(ServiceSettings), value.Path[0]);
            if (section is null)
            {
                if (unknown.Add(value.Path[0]))
                    problems.Add(Unknown(value with { Key = value.Path[0] }, value.Path[0], typeof(ServiceSettings)));
            }
            else if (section.Name == nameof(ServiceSettings.Tracks))
                SetTrack(tracks, value, problems);
            else
                Set(section.GetValue(settings)!, value, depth: 1, problems);
        }
        return tracks.Count == 0 ? settings : settings with { Tracks = [.. tracks.Values] };
    }

    /// <summary>Writes the id of the first track where a value is for "the first".</summary>
    private static IEnumerable<SettingValue> NamedTracks(SettingValue[] values)
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

    private static void SetTrack(OrderedDictionary<string, TrackSettings> tracks, SettingValue value, List<string> problems)
    {
        if (value.Path.Length < 2)
        {
            if (value.Text is not null)
                problems.Add($"{Quoted(value)} is not a set of tracks; write \"Tracks\": {{ \"main\": {{ \"Source\": \"demo\" }} }}.");
            return;
        }
        var id = value.Path[1];
        if (!Regex.IsMatch(id, TrackSettings.IdPattern))
        {
            problems.Add($"\"{id}\" ({value.Origin}) is not a track's id: 1 to 32 of the characters a-z, 0-9 and \"-\".");
            return;
        }
        if (id == TrackSettings.All)
        {
            problems.Add($"\"{id}\" ({value.Origin}) cannot be a track's id, since it stands for all tracks.");
            return;
        }
        if (!tracks.TryGetValue(id, out var track))
            tracks.Add(id, track = new TrackSettings { Id = id });
        Set(track, value, depth: 2, problems);
    }

    private static void Set(object record, SettingValue value, int depth, List<string> problems)
    {
        var path = value.Path;
        if (path.Length == depth)
        {
            if (value.Text is not null)
                problems.Add($"{Quoted(value)} is one value where several settings belong: {Names(record.GetType())}.");
            return;
        }
        var property = Named(record.GetType(), path[depth]);
        if (property is null)
            problems.Add(Unknown(value, path[depth], record.GetType()));
        else if (IsSection(property))
            Set(property.GetValue(record)!, value, depth + 1, problems);
        else if (path.Length > depth + 1)
            problems.Add($"{string.Join(':', path[..(depth + 1)])} ({value.Origin}) must be one value, {SettingText.Wanted(property)}.");
        else if (value.Text is null)
            return;
        else if (SettingText.TryParse(property, value.Text, out var parsed))
            property.SetValue(record, parsed);
        else
            problems.Add($"{Quoted(value)} must be {SettingText.Wanted(property)}.");
    }

    /// <summary>The settings of a record, which may be written in any case.</summary>
    public static IEnumerable<PropertyInfo> In(Type record) =>
        record.GetProperties().Where(property => property.CanWrite && !property.IsDefined(typeof(NotASettingAttribute)));

    /// <summary>Several settings under one name.</summary>
    public static bool IsSection(PropertyInfo property) =>
        property.PropertyType.IsClass && property.PropertyType.Namespace!.StartsWith($"{nameof(LiveCaptions)}.", StringComparison.Ordinal);

    private static PropertyInfo? Named(Type record, string name) => In(record).FirstOrDefault(property => Same(property.Name, name));

    private static string Unknown(SettingValue value, string name, Type record)
    {
        var meant = Spelling.Nearest(name, In(record).Select(property => property.Name));
        return $"{value.Key} ({value.Origin}) is not a setting. "
            + (meant is null ? $"There are: {Names(record)}." : $"Did you mean {meant}?");
    }

    private static string Names(Type record) => string.Join(", ", In(record).Select(property => property.Name));

    private static string Quoted(SettingValue value) => $"{value.Key} = {value.Text} ({value.Origin})";

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
