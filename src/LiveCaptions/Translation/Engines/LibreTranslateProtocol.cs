using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Translation.Engines;

/// <summary>LibreTranslate, which many host themselves.</summary>
/// <param name="place">The address of its interface.</param>
/// <param name="key">The key that it asks for; null: none.</param>
internal sealed class LibreTranslateProtocol(Uri place, string? key) : IEngineProtocol
{
    private const string Auto = "auto";

    private static readonly EngineFault NoPair = new(
        "does not have this pair of languages; load its models there, or choose another engine",
        Lasts: true
    );

    public string Engine => "LibreTranslate";

    public HttpRequestMessage Request(TranslationRequest request)
    {
        var body = new JsonObject
        {
            ["q"] = request.Text,
            ["source"] = request.From is { } from ? Code(from) : Auto,
            ["target"] = Code(request.To),
            ["format"] = "text",
        };
        if (!string.IsNullOrEmpty(key))
            body["api_key"] = key;
        return new(HttpMethod.Post, place.Under("translate")) { Content = JsonText.Of(body) };
    }

    public string? Translation(JsonElement answer, string text) => answer.At("translatedText").Text();

    public EngineFault? Refusal(int status, JsonElement answer)
    {
        var error = answer.At("error").Text() ?? "";
        return status switch
        {
            403 => KeyWanted(status),
            400 when error.Contains("API key", StringComparison.OrdinalIgnoreCase) => KeyWanted(status),
            // The language that it has detected by itself stands there as a whole entry.
            400 when error.Contains("confidence", StringComparison.Ordinal) => new(
                "does not know the language that it has detected in this text; set the language of the track that is translated; of a file: --from CODE",
                OfText: true
            ),
            400 when error.Contains("not supported", StringComparison.Ordinal) => NoPair,
            // A pair that is missing is a fault of the server's own to it.
            400 or 500 when error.Contains("not available as a target", StringComparison.Ordinal) => NoPair,
            _ => null,
        };
    }

    public HttpRequestMessage Question() => new(HttpMethod.Get, place.Under("languages"));

    public EngineFault? Lack(JsonElement answer, string? from, string to)
    {
        if (answer.ValueKind != JsonValueKind.Array)
            return EngineFault.OtherShape;
        var sources = answer.Entries().Where(one => from is null || Is(one.At("code"), from)).ToList();
        if (sources.Count == 0)
            return new($"does not know {Languages.Name(from ?? Auto)}; load its model there, or choose another engine", Lasts: true);
        // Old versions list no targets: there, each language is translated into each.
        return sources.Any(one =>
            one.At("targets") is { ValueKind: JsonValueKind.Array } targets
                ? targets.Entries().Any(target => Is(target, to))
                : answer.Entries().Any(other => Is(other.At("code"), to))
        )
            ? null
            : new(
                $"does not translate {(from is null ? "" : $"from {Languages.Name(from)} ")}into {Languages.Name(to)}; "
                    + "load the model there, or choose another engine",
                Lasts: true
            );
    }

    private EngineFault KeyWanted(int status) =>
        string.IsNullOrEmpty(key)
            ? new($"asks for a key ({status}); write it into the engine's settings", Lasts: true)
            : new($"does not accept the key ({status}): it may be wrong, or its quota is used up", Lasts: true);

    /// <summary>Chinese may be listed as "zh-Hans".</summary>
    private static bool Is(JsonElement listed, string language) =>
        listed.Text() is { } code && (code == Code(language) || code.StartsWith(Code(language) + "-", StringComparison.Ordinal));

    private static string Code(string language) => Languages.ShortCode(language) is "no" ? "nb" : Languages.ShortCode(language);
}
