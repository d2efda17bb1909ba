using System.Text;
using LiveCaptions.Access;
using LiveCaptions.Exports;
using LiveCaptions.Http;

namespace LiveCaptions.Archive;

/// <summary>The archive over HTTP: sessions, their words, search, exports, corrections and deletion.</summary>
internal static class ArchiveEndpoints
{
    public static void Map(WebApplication app)
    {
        var archive = app.MapGroup("/api/archive").WithTags("Archive");
        archive
            .MapGet("", (ArchiveDesk desk) => ApiJson.Answer(desk.Show()))
            .Returns<ArchiveView>("ListArchive", "Lists the sessions in the archive, the newest first.")
            .MayRefuse(404, 503);
        archive
            .MapGet("/search", (string? words, ArchiveDesk desk) => ApiJson.Answer(desk.Search(words)))
            .Returns<HitsView>(
                "SearchArchive",
                "Finds lines with all of these words, the newest first; a star at a word's end stands for any ending."
            )
            .MayRefuse(404, 503);
        archive
            .MapGet("/{session}", (string session, ArchiveDesk desk) => ApiJson.Answer(desk.Record(session)))
            .Returns<SessionRecord>("ShowArchivedSession", "Shows how well a session was captioned: delay, corrections, gaps and coverage.")
            .MayRefuse(404, 503);
        archive
            .MapDelete("/{session}", (string session, ArchiveDesk desk) => Done(() => desk.Delete(session)))
            .ReturnsNothing("DeleteArchivedSession", "Deletes a session with all its words, corrections and gaps.")
            .MayRefuse(404, 503);
        MapWords(archive.MapGroup("/{session}/tracks/{track}"));
    }

    private static void MapWords(RouteGroupBuilder track)
    {
        track
            .MapGet("/words", (string session, string track, string? after, string? before, ArchiveDesk desk) =>
                ApiJson.Answer(desk.Words(session, track, after, before))
            )
            .Returns<WordsView>("ListArchivedWords", "Lists words of a track in a session: those after a word's number, or before one.")
            .MayRefuse(400, 404, 503);
        track
            .MapGet("/transcript.{format}", (string session, string track, string format, ArchiveDesk desk) =>
                File(desk.Export(session, track, format))
            )
            .ReturnsMedia("ExportArchivedSession", "Writes a track of a session as txt, srt, vtt, json or html.", "text/plain")
            .MayRefuse(404, 503);
        track
            .MapPut(
                "/words/{number}",
                (string session, string track, string number, HttpContext context, ArchiveDesk desk, Tokens tokens) =>
                    ApiJson.ReadAsync<CorrectedWord>(context, "{\"text\": \"Kubernetes\"}", body =>
                        Done(() => desk.Correct(session, track, number, body.Text, Sender(context, tokens)))
                    )
            )
            .ReturnsNothing(
                "CorrectArchivedWord",
                "Corrects a word in the archive; an empty text takes it out. What stood there stays on record."
            )
            .Takes<CorrectedWord>()
            .MayRefuse(404, 503);
    }

    private static IResult Done(Action act)
    {
        act();
        return Results.NoContent();
    }

    private static IResult File((string Text, TranscriptFormat Format, string FileName) transcript) =>
        Results.File(
            Encoding.UTF8.GetBytes(transcript.Text),
            transcript.Format switch
            {
                TranscriptFormat.Srt => "application/x-subrip; charset=utf-8",
                TranscriptFormat.Vtt => "text/vtt; charset=utf-8",
                TranscriptFormat.Json => "application/json",
                TranscriptFormat.Html => "text/html; charset=utf-8",
                _ => "text/plain; charset=utf-8",
            },
            transcript.FileName
        );

    /// <summary>Who corrects: the name of the token, as its owner gave it, or the operator.</summary>
    private static string Sender(HttpContext context, Tokens tokens) =>
        Visitor.Of(context).Key is { } key && tokens.All.FirstOrDefault(token => token.Hash == key) is { } token
            ? $"token \"{token.Name}\""
            : "operator";
}
