using System.Globalization;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Http;

namespace LiveCaptions.Operator;

/// <summary>The operator's actions on a track over HTTP, for the operator's page, Stream Deck, Companion and scripts.</summary>
internal static class DeskEndpoints
{
    private const int MaxLineLength = 500,
        MaxWordLength = 100,
        MaxWords = 500,
        DefaultWords = 80;

    public static void Map(WebApplication app)
    {
        var track = app.MapGroup("/api/tracks/{track}").WithTags("Operator");
        track
            .MapGet("", (string track, string? words, Desks desks) => Show(desks, track, words))
            .Returns<DeskView>(
                "ShowTrack",
                "Shows the newest words of a track, the delay of the last five minutes, and what is switched on. words: how many, 1 to 500; 80 by default."
            )
            .MayRefuse(400, 404);
        MapPlayback(track);
        MapText(track);
        track
            .MapPut("/outputs/{output}", (string track, string output, HttpContext context, Desks desks) =>
                ApiJson.ReadAsync<SwitchBody>(context, "{\"on\": true}", body => Switch(desks, track, output, body.On))
            )
            .ReturnsNothing(
                "SwitchOutput",
                "Switches the overlay or the readers' page on or off; words that are said while it is off never appear there."
            )
            .Takes<SwitchBody>()
            .MayRefuse(404);
    }

    private static void MapPlayback(RouteGroupBuilder track)
    {
        track
            .MapPost("/pause", (string track, Desks desks) => Act(desks, track, desk => desk.Pause()))
            .ReturnsNothing(
                "Pause",
                "Stops a track's captions everywhere; what is said until they resume is kept nowhere. Viewers stay connected."
            )
            .MayRefuse(404);
        track
            .MapPost("/resume", (string track, Desks desks) => Act(desks, track, desk => desk.Resume()))
            .ReturnsNothing("Resume", "Resumes a track's captions.")
            .MayRefuse(404);
        track
            .MapPost("/clear", (string track, Desks desks) => Act(desks, track, desk => desk.Captions.Clear()))
            .ReturnsNothing("Clear", "Clears the screen. The readers' transcript stays.")
            .MayRefuse(404);
        track
            .MapPut("/air-delay", (string track, HttpContext context, Desks desks) =>
                ApiJson.ReadAsync<SecondsBody>(context, "{\"seconds\": 3}", body => DelayAir(desks, track, body.Seconds))
            )
            .ReturnsNothing(
                "SetAirDelay",
                "Delays settled words by this many seconds, 0 to 10, before they go on air; tentative words are not shown then."
            )
            .Takes<SecondsBody>()
            .MayRefuse(404)
            .Formerly("/api/tracks/{track}/hold");
    }

    private static void MapText(RouteGroupBuilder track)
    {
        track
            .MapPost("/lines", (string track, HttpContext context, Desks desks) =>
                ApiJson.ReadAsync<TextBody>(context, "{\"text\": \"Welcome back\"}", body => Type(desks, track, body.Text))
            )
            .ReturnsNothing("TypeLine", "Puts a line on air at once, on a line of its own.")
            .Takes<TextBody>()
            .MayRefuse(404);
        track
            .MapPut("/words/{number}", (string track, string number, HttpContext context, Desks desks) =>
                ApiJson.ReadAsync<TextBody>(context, "{\"text\": \"Kubernetes\"}", body => Correct(desks, track, number, body.Text))
            )
            .ReturnsNothing("CorrectWord", "Corrects a word on screen, for readers and in later exports; an empty text removes it.")
            .Takes<TextBody>()
            .MayRefuse(404);
    }

    private static IResult Show(Desks desks, string track, string? words)
    {
        var count = DefaultWords;
        if (
            words is not null
            && !(int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= MaxWords)
        )
            return Problems.BadRequest($"words must be a whole number from 1 to {MaxWords}.");
        return ApiJson.Answer(desks.Get(track).View(count));
    }

    private static IResult DelayAir(Desks desks, string track, double seconds) =>
        seconds >= 0 && seconds <= HoldWindow.Longest.TotalSeconds
            ? Act(desks, track, desk => desk.Hold(TimeSpan.FromSeconds(seconds)))
            : Problems.BadRequest($"seconds must be a number from 0 to {HoldWindow.Longest.TotalSeconds}; the air delay stays as it was.");

    private static IResult Type(Desks desks, string track, string text)
    {
        var line = SingleLine.Of(text);
        return line.Length is > 0 and <= MaxLineLength
            ? Act(desks, track, desk => desk.Type(line))
            : Problems.BadRequest($"text must be 1 to {MaxLineLength} characters; nothing was put on air.");
    }

    private static IResult Correct(Desks desks, string track, string number, string text)
    {
        var word = SingleLine.Of(text);
        if (word.Length > MaxWordLength)
            return Problems.BadRequest($"text must be at most {MaxWordLength} characters; the word stays as it was.");
        var desk = desks.Get(track);
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && desk.Correct(parsed, word)
            ? Results.NoContent()
            : Problems.NotFound(
                "There is no such word, or it is too old to be corrected; GET /api/tracks/{track} lists the newest with their numbers."
            );
    }

    private static IResult Switch(Desks desks, string track, string output, bool on) =>
        output switch
        {
            "overlay" => Act(desks, track, desk => desk.Captions.Switch(TextOutput.Overlay, on)),
            "readers" => Act(desks, track, desk => desk.Captions.Switch(TextOutput.Readers, on)),
            _ => Problems.NotFound("There is no such output. There are: overlay, readers."),
        };

    private static IResult Act(Desks desks, string track, Action<Desk> act)
    {
        act(desks.Get(track));
        return Results.NoContent();
    }
}
