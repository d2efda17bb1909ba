using System.Text.Json;
using System.Text.RegularExpressions;

namespace LiveCaptions.Translation.Engines;

/// <summary>Apertium's own server, apertium-apy: rules and dictionaries for pairs of languages.</summary>
/// <param name="place">The address of its interface.</param>
internal sealed partial class ApertiumProtocol(Uri place) : IEngineProtocol
{
    private static readonly EngineFault NoSource = new(
        "must be told which language is spoken; set the language of the track that is translated; of a file: --from CODE",
        Lasts: true
    );

    public string Engine => "Apertium";

    public HttpRequestMessage Request(TranslationRequest request) =>
        new(
            HttpMethod.Get,
            place.Under(
                $"translate?langpair={Uri.EscapeDataString(SourceCode(request.From ?? throw new EngineFaultException(NoSource)))}"
                    + $"%7C{Uri.EscapeDataString(TargetCode(request.To))}"
                    + $"&markUnknown=no&q={Uri.EscapeDataString(request.Text)}"
            )
        );

    public string? Translation(JsonElement answer, string text)
    {
        if (
            answer.At("responseStatus").Number() is not (200 or null)
            || answer.At("responseData", "translatedText").Text() is not { } given
        )
            return null;
        return text.AsSpan().ContainsAny('#', '@') ? given : Mark().Replace(given, "");
    }

    public EngineFault? Refusal(int status, JsonElement answer) =>
        status == 400 && answer.At("explanation").Text()?.Contains("pair", StringComparison.OrdinalIgnoreCase) == true
            ? new("does not have this pair of languages; install the package of the pair and start it again", Lasts: true)
            : null;

    public HttpRequestMessage Question() => new(HttpMethod.Get, place.Under("listPairs"));

    public EngineFault? Lack(JsonElement answer, string? from, string to)
    {
        if (from is null)
            return NoSource;
        if (answer.At("responseData") is not { ValueKind: JsonValueKind.Array } pairs)
            return EngineFault.OtherShape;
        var wanted = (SourceCode(from), TargetCode(to));
        return pairs.Entries().Any(pair => (pair.At("sourceLanguage").Text(), pair.At("targetLanguage").Text()) == wanted)
            ? null
            : new(
                $"does not translate from {Languages.Name(from)} into {Languages.Name(to)}; "
                    + $"install its package for {wanted.Item1} and {wanted.Item2}, and start it again",
                Lasts: true
            );
    }

    /// <summary>What the server leaves before a word of which it knows no such form, for those who write dictionaries: "#give".</summary>
    [GeneratedRegex(@"(?<!\w)[#@](?=\p{L})")]
    private static partial Regex Mark();

    /// <summary>The code of a language to translate into: one dictionary writes three languages, each in its own way.</summary>
    private static string TargetCode(string language) =>
        Languages.LongCode(language) switch
        {
            "bos" => "hbs_BS",
            "hrv" => "hbs_HR",
            "srp" => "hbs_SR",
            var code => code,
        };

    /// <summary>The code of the language that is spoken; one dictionary reads Bosnian, Croatian and Serbian.</summary>
    private static string SourceCode(string language) =>
        Languages.LongCode(language) is "bos" or "hrv" or "srp" ? "hbs" : Languages.LongCode(language);
}
