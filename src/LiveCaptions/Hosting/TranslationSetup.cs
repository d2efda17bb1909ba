using LiveCaptions.Audio.Files;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Translation;
using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Hosting;

/// <summary>Registers translated tracks, and the sources of all tracks, which say what is wrong with a translation.</summary>
internal static class TranslationSetup
{
    public static IServiceCollection AddTranslations(this IServiceCollection services, IReadOnlyList<TranslatorSettings> translators)
    {
        services.AddSingleton(new ConfiguredTranslators(translators));
        services.AddSingleton(provider => new TranslatorTrial(
            provider.GetRequiredService<ConfiguredTranslators>().Open,
            provider.GetRequiredService<RuleBook>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new TranslatedTracks(
            provider.GetRequiredService<CaptionTracks>(),
            provider.GetRequiredService<RuleBook>(),
            provider.GetRequiredService<MonotonicClock>(),
            engine => provider.GetRequiredService<ConfiguredTranslators>().Open(engine)!,
            provider.GetRequiredService<ILogger<TranslatedTracks>>()
        ));
        return services.AddSingleton(provider => new TrackSources(
            provider.GetRequiredService<ISoundDecoder>(),
            provider.GetRequiredService<DeviceSources>(),
            provider.GetRequiredService<BrowserSources>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()
        )
        {
            TranslationTrouble = track => provider.GetRequiredService<TranslatedTracks>().TroubleOf(track),
        });
    }
}
