using System.Globalization;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Http;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Operator;

/// <summary>The last uses of listed terms on all tracks, the newest first.</summary>
internal sealed record TermUses(IReadOnlyList<TermUseView> Uses);

/// <summary>A listed term that was written although recognition alone would have written something else.</summary>
/// <param name="Track">The track that it was written on.</param>
/// <param name="Number">The number of its first word, which names it.</param>
/// <param name="At">When it settled, by the wall clock.</param>
/// <param name="Heard">What recognition alone would have written.</param>
/// <param name="Written">What was written instead.</param>
/// <param name="Now">What stands there now, should a person have changed it; empty: nothing.</param>
/// <param name="Refused">It is not repeated, since a person has taken it or one like it back.</param>
internal sealed record TermUseView(string Track, long Number, DateTimeOffset At, string Heard, string Written, string Now, bool Refused)
{
    public static TermUseView Of(string track, LoggedTerm term, IReadOnlyList<TermUse> refused) =>
        new(track, term.Number, term.At, term.Use.Heard, term.Written, term.Now, refused.Contains(term.Use));
}

/// <summary>Uses of listed terms over HTTP.</summary>
internal static class TermEndpoints
{
    private const int MostUses = 20;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api").WithTags("Operator");
        api.MapGet("/vocabulary/uses", (CaptionTracks tracks, RuleBook book) => ApiJson.Answer(Show(tracks, book)))
            .Returns<TermUses>(
                "ShowTermUses",
                "Shows the last terms of the vocabulary that were written although recognition alone would have written something else."
            );
        api.MapPost(
                "/tracks/{track}/terms/{number}/undo",
                (string track, string number, CaptionTracks tracks, RuleBook book, SavedRules saved) =>
                    TakeBack(tracks.Get(track).Pipeline, number, book, saved)
            )
            .ReturnsNothing(
                "UndoTerm",
                "Puts back what recognition alone would have written in place of a term, and never writes the term for these sounds again, on any track; saved with the text rules. number: that of its first word."
            )
            .MayRefuse(404, StatusCodes.Status507InsufficientStorage);
    }

    private static IResult TakeBack(CaptionPipeline pipeline, string number, RuleBook book, SavedRules saved)
    {
        if (
            !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            || pipeline.TakeBack(parsed) is not { } use
        )
            return Problems.NotFound(
                "No term begins at this word, or it is too old, so nothing was put back; GET /api/vocabulary/uses lists the last terms with their numbers."
            );
        // Marks alone have no sound.
        if (WordRules.IsHeard(use.Heard))
            book.Refuse(use);
        return saved.Save(book) is { } trouble ? Problems.NotSaved(trouble) : Results.NoContent();
    }

    private static TermUses Show(CaptionTracks tracks, RuleBook book) =>
        new([
            .. tracks
                .All.SelectMany(track =>
                    track.Pipeline.Terms(MostUses).Select(term => TermUseView.Of(track.Track, term, book.Lists.Refused))
                )
                .OrderByDescending(use => use.At)
                .Take(MostUses),
        ]);
}
