using LiveCaptions.Settings;

namespace LiveCaptions.Translation.Engines;

/// <summary>The kinds of engines.</summary>
internal static class Translators
{
    /// <summary>An engine as its settings say; nothing is asked of it yet.</summary>
    public static ITranslator Open(TranslatorSettings settings) =>
        new HttpTranslator(
            settings.Place,
            settings.Kind switch
            {
                "libretranslate" => new LibreTranslateProtocol(settings.Place, settings.Key),
                "openai" => new ChatProtocol(settings.Place, settings.Key, settings.Model),
                _ => new ApertiumProtocol(settings.Place),
            }
        );
}
