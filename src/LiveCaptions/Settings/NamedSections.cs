namespace LiveCaptions.Settings;

/// <summary>The sections whose entries have names of their own, while settings are read.</summary>
internal sealed class NamedSections
{
    private readonly NamedEntries<OutputSettings> outputs = new(
        "an output",
        "outputs",
        "\"Outputs\": { \"vmix\": { \"Address\": \"127.0.0.1:8099\" } }",
        id => new() { Id = id }
    );

    private readonly NamedEntries<TranslatorSettings> translators = new(
        "an engine",
        "engines",
        "\"Translators\": { \"libre\": { \"Kind\": \"libretranslate\" } }",
        TranslatorSettings.Named
    );

    /// <summary>Whether the section of this name is one of them.</summary>
    public static bool Has(string section) => section is nameof(ServiceSettings.Outputs) or nameof(ServiceSettings.Translators);

    /// <summary>The entry that a value is for; null: it is for none, and a fault was noted unless it is the section itself.</summary>
    public object? Of(string section, SettingValue value, SettingsFindings findings) =>
        section == nameof(ServiceSettings.Outputs) ? outputs.Of(value, findings) : translators.Of(value, findings);

    /// <summary>The settings with the entries that were read.</summary>
    public ServiceSettings In(ServiceSettings settings) =>
        settings with
        {
            Outputs = outputs.Or(settings.Outputs),
            Translators = translators.Or(settings.Translators),
        };
}
