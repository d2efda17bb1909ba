using LiveCaptions.Http;
using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Translation;

/// <summary>An engine that tracks can name.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">How it is asked.</param>
/// <param name="IsSet">It has an entry in the settings; false: it is a kind at its usual address.</param>
internal sealed record ListedTranslator(string Id, string Kind, bool IsSet);

/// <summary>The engines that translate over HTTP: list and trial. Neither their addresses nor their keys are told.</summary>
internal static class TranslatorEndpoints
{
    private const string Example = "{\"engine\": \"apertium\", \"from\": \"en\", \"to\": \"es\"},";

    public static void Map(IEndpointRouteBuilder app)
    {
        var translators = app.MapGroup("/api/translators").WithTags("Set-up");
        translators
            .MapGet("", (ConfiguredTranslators all) => ApiJson.Answer(List(all)))
            .Returns<IReadOnlyList<ListedTranslator>>("ListTranslators", "Lists the engines that can translate a track.");
        translators
            .MapPost("/trial", (HttpContext context, TranslatorTrial trial, CancellationToken gone) =>
                ApiJson.ReadAsync<TrialRequest>(context, Example, async request => ApiJson.Answer(await trial.RunAsync(request, gone)))
            )
            .Returns<TrialReport>("TryTranslator", "Has an engine translate a sentence, and says how long that takes.")
            .Takes<TrialRequest>()
            .MayRefuse(404, 409, 422);
    }

    private static List<ListedTranslator> List(ConfiguredTranslators all) =>
        [.. all.All.Select(one => new ListedTranslator(one.Id, one.Kind, all.IsSet(one.Id)))];
}
