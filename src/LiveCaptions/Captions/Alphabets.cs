namespace LiveCaptions.Captions;

/// <summary>Languages whose letters not every way out has: a stream's captions have those of Western Europe.</summary>
/// <remarks>By ISO 639 code, in the script that recognition and translation write. The program knows no cultures of the system.</remarks>
internal static class Alphabets
{
    private const string WithFont =
        "be Belarusian; bg Bulgarian; el Greek; kk Kazakh; ky Kyrgyz; mk Macedonian; mn Mongolian; ru Russian; tg Tajik; tt Tatar; uk Ukrainian; vi Vietnamese";

    private const string WithoutFont =
        "am Amharic; ar Arabic; as Assamese; bn Bengali; bo Tibetan; fa Persian; gu Gujarati; he Hebrew; hi Hindi; hy Armenian; ja Japanese; "
        + "ka Georgian; km Khmer; kn Kannada; ko Korean; lo Lao; ml Malayalam; mr Marathi; my Burmese; ne Nepali; pa Punjabi; ps Pashto; "
        + "sa Sanskrit; sd Sindhi; si Sinhala; ta Tamil; te Telugu; th Thai; ug Uyghur; ur Urdu; yi Yiddish; yue Cantonese; zh Chinese";

    private static readonly Dictionary<string, string> Bundled = Read(WithFont),
        Foreign = Read(WithoutFont);

    /// <summary>The language's English name, if captions inside a stream cannot carry it; null if they can, or it is unknown.</summary>
    public static string? BeyondWesternEurope(string? language) => Name(Foreign, language) ?? Name(Bundled, language);

    /// <summary>The language's English name, if the bundled typefaces lack its letters; null if they have them.</summary>
    public static string? BeyondBundledFonts(string? language) => Name(Foreign, language);

    private static string? Name(Dictionary<string, string> names, string? language) =>
        names.GetValueOrDefault((language ?? "").Split('-')[0].ToLowerInvariant());

    private static Dictionary<string, string> Read(string table) =>
        table.Split("; ").Select(entry => entry.Split(' ')).ToDictionary(entry => entry[0], entry => entry[1]);
}
