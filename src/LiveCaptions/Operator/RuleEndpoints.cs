using LiveCaptions.Captions.Rules;
using LiveCaptions.Http;

namespace LiveCaptions.Operator;

/// <summary>The text rules over HTTP.</summary>
internal static class RuleEndpoints
{
    public static void Map(WebApplication app)
    {
        var rules = app.MapGroup("/api/rules").WithTags("Operator");
        rules
            .MapGet("", (RuleBook book, SavedRules saved) => ApiJson.Answer(RulesBody.Of(book, saved.Trouble)))
            .Returns<RulesBody>("ShowRules", "Shows the text rules in force.");
        rules
            .MapPut("", (HttpContext context, RuleBook book, SavedRules saved) =>
                ApiJson.ReadAsync<RulesBody>(context, "all rules, in the shape in which GET /api/rules gives them", body =>
                    Change(book, saved, body)
                )
            )
            .ReturnsNothing(
                "ChangeRules",
                "Replaces the text rules, and saves them for the next start. Text that is already on air stays as it is."
            )
            .Takes<RulesBody>()
            .MayRefuse(StatusCodes.Status507InsufficientStorage);
    }

    private static IResult Change(RuleBook book, SavedRules saved, RulesBody rules)
    {
        if (rules.Fault() is { } fault)
            return Problems.BadRequest(fault);
        rules.PutInto(book);
        return saved.Save(book) is { } trouble ? Problems.NotSaved(trouble) : Results.NoContent();
    }
}
