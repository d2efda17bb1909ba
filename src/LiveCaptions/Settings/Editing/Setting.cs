using System.Reflection;
using System.Text.Json.Nodes;

namespace LiveCaptions.Settings.Editing;

/// <summary>One setting, by its key, in the record that holds its value.</summary>
internal readonly record struct Setting(string Key, PropertyInfo Property, object Record)
{
    private static readonly string[] Secrets = ["Obs:Password", "Server:HttpsPassword"];

    private static readonly Dictionary<Type, object> Defaults = In(new ServiceSettings { Outputs = [new()], Translators = [new()] })
        .GroupBy(setting => setting.Record.GetType())
        .ToDictionary(group => group.Key, group => group.First().Record);

    public object? Value => Property.GetValue(Record);

    /// <summary>The value that holds if nobody sets one.</summary>
    public object? Default => Property.GetValue(Defaults[Record.GetType()]);

    /// <summary>No one may read it.</summary>
    public bool IsSecret => Secrets.Contains(Key) || Property.IsDefined(typeof(SecretAttribute));

    /// <summary>All settings, those of tracks and of outputs by their ids.</summary>
    public static IEnumerable<Setting> In(ServiceSettings settings) =>
        SettingsReader.In(typeof(ServiceSettings)).SelectMany(section => In(section, settings));

    /// <summary>The setting of this key, written in any case or by its former name; null: there is none, or it is a section.</summary>
    public static Setting? Find(string key)
    {
        var path = key.Split(':');
        var settings = path switch
        {
            [var tracks, var id, ..] when Same(tracks, nameof(ServiceSettings.Tracks)) => new ServiceSettings
            {
                Tracks = [new() { Id = id }],
            },
            [var outputs, var id, ..] when Same(outputs, nameof(ServiceSettings.Outputs)) => new() { Outputs = [new() { Id = id }] },
            [var engines, var id, ..] when Same(engines, nameof(ServiceSettings.Translators)) => new()
            {
                Translators = [TranslatorSettings.Named(id)],
            },
            _ => new(),
        };
        foreach (var setting in In(settings))
            if (Same(setting.Key, key) || (setting.FormerKey is { } former && Same(former, key)))
                return setting;
        return null;
    }

    /// <summary>The key in the version before; null: it was the same.</summary>
    public string? FormerKey =>
        Property.GetCustomAttribute<FormerNameAttribute>() is { } former ? $"{Key[..Key.LastIndexOf(':')]}:{former.Name}" : null;

    /// <summary>A value as JSON.</summary>
    public static JsonNode? Json(object? value) =>
        value switch
        {
            null => null,
            bool yes => JsonValue.Create(yes),
            int whole => JsonValue.Create(whole),
            double number => JsonValue.Create(number),
            _ => JsonValue.Create(value.ToString()),
        };

    /// <summary>What a change would make of the setting, or why it cannot.</summary>
    /// <returns>The value as JSON, or a sentence.</returns>
    public (JsonNode? Value, string? Fault) Read(JsonNode? given)
    {
        var text = given switch
        {
            null => null,
            JsonArray or JsonObject => SettingValue.List,
            JsonValue value => value.ToString(),
            _ => given.ToJsonString(),
        };
        if (text is null)
            return Default is null ? (null, null) : (null, $"must be {SettingText.Expected(Property)}");
        if (SettingText.Fault(Property, text) is { } fault)
            return (null, $"contains {fault}");
        return SettingText.TryParse(Property, text, out var parsed)
            ? (Json(parsed), null)
            : (null, $"must be {SettingText.Expected(Property)}");
    }

    private static IEnumerable<Setting> In(PropertyInfo section, ServiceSettings settings) =>
        section.Name switch
        {
            nameof(ServiceSettings.Tracks) => settings.Tracks.SelectMany(track => In(track, $"{section.Name}:{track.Id}")),
            nameof(ServiceSettings.Outputs) => settings.Outputs.SelectMany(output => In(output, $"{section.Name}:{output.Id}")),
            nameof(ServiceSettings.Translators) => settings.Translators.SelectMany(engine => In(engine, $"{section.Name}:{engine.Id}")),
            _ => In(section.GetValue(settings)!, section.Name),
        };

    private static IEnumerable<Setting> In(object record, string path) =>
        SettingsReader
            .In(record.GetType())
            .SelectMany(property =>
                SettingsReader.IsSection(property)
                    ? In(property.GetValue(record)!, $"{path}:{property.Name}")
                    : [new Setting($"{path}:{property.Name}", property, record)]
            );

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
