using LiveCaptions.Captions;
using LiveCaptions.Http;

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
internal sealed record TermUseView(string Track, long Number, DateTimeOffset At, string Heard, string Written, string Now)
{
    public static TermUseView Of(string track, LoggedTerm term) => new(track, term.Number, term.At, term.Use.Heard, term.Written, term.Now);
}

/// <summary>Uses of listed terms over HTTP.</summary>
internal static class TermEndpoints
{
    private const int MostUses = 20;

    public static void Map(WebApplication app) =>
        app.MapGroup("/api/vocabulary")
            .WithTags("Operator")
            .MapGet("/uses", (CaptionTracks tracks) => ApiJson.Answer(Show(tracks)))
            .Returns<TermUses>(
                "ShowTermUses",
                "Shows the last terms of the vocabulary that were written although recognition alone would have written something else."
            );

    private static TermUses Show(CaptionTracks tracks) =>
        new([
            .. tracks
                .All.SelectMany(track => track.Pipeline.Terms(MostUses).Select(term => TermUseView.Of(track.Track, term)))
                .OrderByDescending(use => use.At)
                .Take(MostUses),
        ]);
}
