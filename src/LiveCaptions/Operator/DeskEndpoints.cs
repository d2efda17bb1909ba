using System.Globalization;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Http;
using LiveCaptions.Proposals;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;

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
            .MapGet("", (string track, string? words, CaptionTracks tracks, CaptionSettings settings) =>
                Show(tracks.Get(track), words, settings)
            )
            .Returns<DeskView>(
                "ShowTrack",
                "Shows the newest words of a track, the delay of the last five minutes, and what is switched on. words: how many, 1 to 500; 80 by default."
            )
            .MayRefuse(400, 404);
        MapPlayback(track);
        MapText(track);
        SpeakerEndpoints.Map(track);
        track
            .MapPut("/outputs/{output}", (string track, string output, HttpContext context, CaptionTracks tracks) =>
                ApiJson.ReadAsync<SwitchBody>(context, "{\"on\": true}", body => Switch(tracks, track, output, body.On))
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
            .MapPost("/pause", (string track, CaptionTracks tracks) => Act(tracks, track, pipeline => pipeline.Pause()))
            .ReturnsNothing(
                "Pause",
                "Stops a track's captions everywhere; what is said until they resume is kept nowhere. Viewers stay connected."
            )
            .MayRefuse(404);
        track
            .MapPost("/resume", (string track, CaptionTracks tracks) => Act(tracks, track, pipeline => pipeline.Resume()))
            .ReturnsNothing("Resume", "Resumes a track's captions.")
            .MayRefuse(404);
        track
            .MapPost("/clear", (string track, CaptionTracks tracks) => Act(tracks, track, pipeline => pipeline.Clear()))
            .ReturnsNothing("Clear", "Clears the screen. The readers' transcript stays.")
            .MayRefuse(404);
        track
            .MapPut("/air-delay", (string track, HttpContext context, CaptionTracks tracks) =>
                ApiJson.ReadAsync<SecondsBody>(context, "{\"seconds\": 3}", body => DelayAir(tracks, track, body.Seconds))
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
            .MapPost("/lines", (string track, HttpContext context, CaptionTracks tracks) =>
                ApiJson.ReadAsync<TextBody>(context, "{\"text\": \"Welcome back\"}", body => Type(tracks, track, body.Text))
            )
            .ReturnsNothing("TypeLine", "Puts a line on air at once, on a line of its own.")
            .Takes<TextBody>()
            .MayRefuse(404, 409);
        track
            .MapPut("/words/{number}", (string track, string number, HttpContext context, CaptionTracks tracks, CorrectedTerms corrected) =>
                ApiJson.ReadAsync<TextBody>(context, "{\"text\": \"Kubernetes\"}", body =>
                    Correct(tracks, track, number, body.Text, corrected)
                )
            )
            .ReturnsNothing("CorrectWord", "Corrects a word on screen, for readers and in later exports; an empty text removes it.")
            .Takes<TextBody>()
            .MayRefuse(404);
    }

    private static IResult Show(TrackCaptions captions, string? words, CaptionSettings settings)
    {
        var count = DefaultWords;
        if (
            words is not null
            && !(int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= MaxWords)
        )
            return Problems.BadRequest($"words must be a whole number from 1 to {MaxWords}.");
        return ApiJson.Answer(DeskView.Of(captions, count, settings.MaxSpeed));
    }

    private static IResult DelayAir(CaptionTracks tracks, string track, double seconds) =>
        seconds >= 0 && seconds <= AirDelay.Longest.TotalSeconds
            ? Act(tracks, track, pipeline => pipeline.Delay(TimeSpan.FromSeconds(seconds)))
            : Problems.BadRequest($"seconds must be a number from 0 to {AirDelay.Longest.TotalSeconds}; the air delay stays as it was.");

    private static IResult Type(CaptionTracks tracks, string track, string text)
    {
        var line = VisibleText.Of(text);
        // It would be said to be on air, and go nowhere.
        if (tracks.Get(track).Pipeline.IsOffAir)
            return Problems.Conflict("All captions are off air, so nothing was put on air. Put them back on air first: POST /api/on-air.");
        return line.Length is > 0 and <= MaxLineLength
            ? Act(tracks, track, pipeline => pipeline.Type(line))
            : Problems.BadRequest($"text must be 1 to {MaxLineLength} characters; nothing was put on air.");
    }

    private static IResult Correct(CaptionTracks tracks, string track, string number, string text, CorrectedTerms corrected)
    {
        var word = VisibleText.Of(text);
        if (word.Length > MaxWordLength)
            return Problems.BadRequest($"text must be at most {MaxWordLength} characters; the word stays as it was.");
        var pipeline = tracks.Get(track).Pipeline;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || !pipeline.Correct(parsed, word))
            return Problems.NotFound(
                "There is no such word, or it is too old to be corrected; GET /api/tracks/{track} lists the newest with their numbers."
            );
        corrected.Note(word);
        return Results.NoContent();
    }

    private static IResult Switch(CaptionTracks tracks, string track, string output, bool on) =>
        output switch
        {
            "overlay" => Act(tracks, track, pipeline => pipeline.Switch(TextOutput.Overlay, on)),
            "readers" => Act(tracks, track, pipeline => pipeline.Switch(TextOutput.Readers, on)),
            _ => Problems.NotFound("There is no such output. There are: overlay, readers."),
        };

    private static IResult Act(CaptionTracks tracks, string track, Action<CaptionPipeline> act)
    {
        act(tracks.Get(track).Pipeline);
        return Results.NoContent();
    }
}
