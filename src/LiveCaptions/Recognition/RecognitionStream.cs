using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>The recogniser's stream that the settings ask for.</summary>
internal static class RecognitionStream
{
    /// <summary>Whether the language is detected: "auto", or one of several codes.</summary>
    public static bool DetectsLanguage(string language) => language == "auto" || language.Contains(',', StringComparison.Ordinal);

    /// <summary>The one language that is spoken; null: it is detected.</summary>
    public static string? LanguageOf(string language) => DetectsLanguage(language) ? null : language;

    /// <summary>The languages that detection chooses from; empty: all.</summary>
    public static string[] CandidatesOf(string language) => language.Contains(',', StringComparison.Ordinal) ? language.Split(',') : [];

    /// <summary>The stream of a track.</summary>
    public static StreamSettings SettingsOf(RecognitionSettings recognition, TrackSettings track) =>
        SettingsOf(recognition, track.Language) with
        {
            Translate = track.Translate,
        };

    /// <param name="language">"auto", a code, or several codes with commas.</param>
    public static StreamSettings SettingsOf(RecognitionSettings recognition, string language) =>
        new()
        {
            Language = LanguageOf(language),
            LanguageCandidates = CandidatesOf(language),
            Singing = recognition.Singing,
            Step = TimeSpan.FromSeconds(recognition.Step),
            AgreementSpan = TimeSpan.FromSeconds(recognition.Span),
        };
}
