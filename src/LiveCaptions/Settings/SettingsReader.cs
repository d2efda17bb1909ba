using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LiveCaptions.Settings;

/// <summary>Reads settings from key and value pairs, and names everything that is wrong with them at once.</summary>
internal sealed partial class SettingsReader
{
    private readonly IConfigurationRoot configuration;
    private readonly List<string> problems = [];

    private SettingsReader(IConfigurationRoot configuration) => this.configuration = configuration;

    /// <summary>The settings, or <see cref="SettingsException"/> with all problems.</summary>
    public static AppSettings Read(IConfigurationRoot configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = (AppSettings)reader.Group(typeof(AppSettings), configuration);
        return reader.problems.Count == 0 ? settings : throw new SettingsException(reader.problems);
    }

    private object Group(Type type, IConfiguration section)
    {
        var group = Activator.CreateInstance(type)!;
        var properties = type.GetProperties();
        foreach (var child in section.GetChildren().Where(c => c.Path != "$schema"))
        {
            var property = properties.FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null) problems.Add(Unknown(child, properties.Select(p => p.Name)));
            else if (Read(property, child) is { } value) property.SetValue(group, value);
        }
        return group;
    }

    private object? Read(PropertyInfo property, IConfigurationSection section)
    {
        var type = property.PropertyType;
        if (type == typeof(IReadOnlyDictionary<string, TrackSettings>)) return Tracks(section);
        var isGroup = type.IsClass && type != typeof(string);
        if (isGroup && section.Value is { Length: > 0 } value) problems.Add($"{section.Path} is \"{value}\"{From(section)}, but it is a group of settings.");
        else if (isGroup) return Group(type, section);
        else if (section.Value is null) problems.Add($"{section.Path} is a group{From(section)}, but it is a single value.");
        else return Single(property, section);
        return null;
    }

    private Dictionary<string, TrackSettings>? Tracks(IConfigurationSection section)
    {
        var tracks = new Dictionary<string, TrackSettings>();
        foreach (var child in section.GetChildren())
        {
            if (!TrackId().IsMatch(child.Key)) problems.Add($"{child.Path}{From(child)}: a track's id has 1 to 32 small letters, digits and hyphens.");
            tracks[child.Key] = (TrackSettings)Group(typeof(TrackSettings), child);
        }
        if (tracks.Count == 0) problems.Add($"{section.Path}{From(section)} names no track; at least one is needed.");
        return tracks;
    }

    private object? Single(PropertyInfo property, IConfigurationSection section)
    {
        var value = section.Value!;
        var parsed = Parse(property.PropertyType, value);
        if (parsed is null) problems.Add($"{section.Path} is \"{value}\"{From(section)}, but it must be {Kind(property.PropertyType)}.");
        else if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(parsed))
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{section.Path} is {value}{From(section)}, but it must be from {range.Minimum} to {range.Maximum}."));
        else return parsed;
        return null;
    }

    private static object? Parse(Type type, string value) =>
        type == typeof(string) ? value
        : type == typeof(int) ? int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null
        : type == typeof(double) ? double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null
        : type == typeof(bool) ? bool.TryParse(value, out var truth) ? truth : null
        : Enum.GetNames(type).FirstOrDefault(n => n.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name) : null;

    private static string Kind(Type type) =>
        type == typeof(int) ? "a whole number" : type == typeof(double) ? "a number" : type == typeof(bool) ? "true or false"
        : "one of " + string.Join(", ", Enum.GetNames(type).Select(n => n.ToLowerInvariant()));

    private string Unknown(IConfigurationSection section, IEnumerable<string> known)
    {
        var nearest = known.MinBy(name => Spelling.Distance(name.ToLowerInvariant(), section.Key.ToLowerInvariant()))!;
        var close = Spelling.Distance(nearest.ToLowerInvariant(), section.Key.ToLowerInvariant()) <= Math.Max(2, nearest.Length / 3);
        return $"{section.Path}{From(section)} is not a setting." + (close ? $" Did you mean {nearest}?" : $" There are: {string.Join(", ", known)}.");
    }

    /// <summary>Who said so: the last provider that has the key.</summary>
    private string From(IConfigurationSection section)
    {
        foreach (var provider in configuration.Providers.Reverse())
        {
            if (!provider.TryGet(section.Path, out _) && !provider.GetChildKeys([], section.Path).Any()) continue;
            return provider switch
            {
                FileConfigurationProvider file => $" (in {file.Source.Path})",
                Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationProvider => $" (environment variable {SettingsSources.Prefix}{section.Path.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()})",
                _ => " (on the command line)",
            };
        }
        return "";
    }

    [GeneratedRegex("^[a-z0-9-]{1,32}$")]
    private static partial Regex TrackId();
}
