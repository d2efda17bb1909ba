using LiveCaptions.Settings;

namespace LiveCaptions.Translation.Engines;

/// <summary>The engines that tracks can name: those of the settings, and each kind at its usual address.</summary>
/// <param name="settings">The engines of the settings.</param>
internal sealed class ConfiguredTranslators(IReadOnlyList<TranslatorSettings> settings)
{
    /// <summary>The engines, those of the settings first; a language model needs settings.</summary>
    public IReadOnlyList<TranslatorSettings> All { get; } =
    [
        .. settings,
        .. TranslatorSettings.Kinds.Where(kind => kind != "openai" && settings.All(one => one.Id != kind)).Select(TranslatorSettings.Named),
    ];

    /// <summary>Whether the settings have an entry of this name.</summary>
    public bool IsSet(string name) => settings.Any(one => one.Id == name);

    /// <summary>Opens the engine of this name; nothing is asked of it yet.</summary>
    /// <returns>Null: there is none.</returns>
    public ITranslator? Open(string name) => TranslationFaults.Find(name, settings) is { } found ? Translators.Open(found) : null;
}
