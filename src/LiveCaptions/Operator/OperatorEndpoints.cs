using System.Globalization;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;
using LiveCaptions.Http;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;

namespace LiveCaptions.Operator;

/// <summary>Every action of the operator as an HTTP call, for the page and for Stream Deck, Companion and scripts.</summary>
internal static class OperatorEndpoints
{
    private const int MostText = 500;

    public static void Map(WebApplication app)
    {
        var calls = app.MapGroup("/api").WithTags("Operator");
        calls
            .MapGet("/tracks", (ITrackReports reports) => Sentence.Answer(reports.Tracks))
            .Documented<IReadOnlyList<TrackReport>>("ListTracks", "How all tracks are doing.");
        calls
            .MapGet("/tracks/{track}", (string track, string? words, CaptionTracks tracks, CaptionSettings settings) =>
                Show(tracks, settings, track, words)
            )
            .Documented<DeskView>(
                "ShowTrack",
                "The newest words of a track, the delay of the last five minutes, and what is switched on. words: how many, 1 to 500, else 80."
            );
        MapTrack(calls.MapGroup("/tracks/{track}"));
        ObsViewEndpoints.Map(calls);
        calls
            .MapGet("/rules", (RuleBook book, SavedRules saved) => Sentence.Answer(RulesBody.Of(book, saved.Trouble)))
            .Documented<RulesBody>("ShowRules", "The text rules in force.");
        calls
            .MapPut("/rules", (HttpContext context, RuleBook book, SavedRules saved) =>
                Sentence.ReadAsync<RulesBody>(context, "all rules, in the shape in which GET /api/rules gives them", rules =>
                    Change(book, saved, rules)
                )
            )
            .Takes<RulesBody>(
                "ChangeRules",
                "Puts other text rules into force, and keeps them for the next start. What is out already stays as it is."
            );
    }

    private static void MapTrack(RouteGroupBuilder calls)
    {
        calls
            .MapPost("/pause", (string track, CaptionTracks tracks) => With(tracks, track, pipeline => pipeline.Pause()))
            .Does("Pause", "Stops the captions of a track everywhere; what is said until they go on is kept nowhere. Viewers stay.");
        calls
            .MapPost("/resume", (string track, CaptionTracks tracks) => With(tracks, track, pipeline => pipeline.Resume()))
            .Does("Resume", "Captions go on.");
        calls
            .MapPost("/clear", (string track, CaptionTracks tracks) => With(tracks, track, pipeline => pipeline.Clear()))
            .Does("Clear", "Takes what is on screen off the picture. The transcript of readers stays.");
        calls
            .MapPost("/catch-up", (string track, TrackRoster roster, CaptionTracks tracks) =>
                roster.CatchUp(track) ? Results.NoContent() : Unknown(tracks, track)
            )
            .Does("CatchUp", "Skips what still waits to be recognised, to what is said now; a mark stands for what is left out.");
        calls
            .MapPut("/hold", (string track, HttpContext context, CaptionTracks tracks) =>
                Sentence.ReadAsync<SecondsBody>(context, "{\"seconds\": 3}", body => Hold(tracks, track, body.Seconds))
            )
            .Takes<SecondsBody>(
                "Hold",
                "Settled words wait so many seconds, 0 to 10, before they go on air; tentative ones are not shown then."
            );
        calls
            .MapPost("/lines", (string track, HttpContext context, CaptionTracks tracks) =>
                Sentence.ReadAsync<TextBody>(context, "{\"text\": \"Welcome back\"}", body => Type(tracks, track, body.Text))
            )
            .Takes<TextBody>("TypeLine", "Puts a line on air at once, on a line of its own.");
        calls
            .MapPut("/words/{number}", (string track, string number, HttpContext context, CaptionTracks tracks) =>
                Sentence.ReadAsync<TextBody>(context, "{\"text\": \"Kubernetes\"}", body => Correct(tracks, track, number, body.Text))
            )
            .Takes<TextBody>(
                "CorrectWord",
                "Corrects a word on screen, for all readers and in every later export; an empty text leaves it out."
            );
        calls
            .MapPut("/outputs/{output}", (string track, string output, HttpContext context, CaptionTracks tracks) =>
                Sentence.ReadAsync<SwitchBody>(context, "{\"on\": true}", body => Switch(tracks, track, output, body.On))
            )
            .Takes<SwitchBody>(
                "SwitchOutput",
                "Switches the overlay or the readers' page on or off; words said while it is off never come to it."
            );
    }

    private static IResult Show(CaptionTracks tracks, CaptionSettings settings, string track, string? words)
    {
        var most = 80;
        if (
            words is not null
            && !(int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out most) && most is >= 1 and <= 500)
        )
            return Sentence.Wrong("words must be a whole number from 1 to 500.");
        return tracks.Find(track) is { } captions
            ? Sentence.Answer(DeskView.Of(captions, most, settings.MaxSpeed))
            : Unknown(tracks, track);
    }

    private static IResult Hold(CaptionTracks tracks, string track, double seconds) =>
        seconds >= 0 && seconds <= AirDelay.Longest.TotalSeconds
            ? With(tracks, track, pipeline => pipeline.Delay(TimeSpan.FromSeconds(seconds)))
            : Sentence.Wrong("seconds must be a number from 0 to 10; the hold window stays as it was.");

    private static IResult Type(CaptionTracks tracks, string track, string text)
    {
        var line = OneLine(text);
        return line.Length is > 0 and <= MostText
            ? With(tracks, track, pipeline => pipeline.Type(line))
            : Sentence.Wrong($"text must be 1 to {MostText} characters; nothing was put on air.");
    }

    private static IResult Correct(CaptionTracks tracks, string track, string number, string text)
    {
        var word = OneLine(text);
        if (word.Length > 100)
            return Sentence.Wrong("text must be at most 100 characters; the word stays as it was.");
        if (tracks.Find(track) is not { } captions)
            return Unknown(tracks, track);
        return
            long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which) && captions.Pipeline.Correct(which, word)
            ? Results.NoContent()
            : Sentence.NotThere(
                "There is no such word, or it is too long ago to be corrected; GET /api/tracks/{track} lists the newest with their numbers."
            );
    }

    private static IResult Switch(CaptionTracks tracks, string track, string output, bool on) =>
        output switch
        {
            "overlay" => With(tracks, track, pipeline => pipeline.Switch(TextOutput.Overlay, on)),
            "readers" => With(tracks, track, pipeline => pipeline.Switch(TextOutput.Readers, on)),
            _ => Sentence.NotThere("There is no such output; there are: overlay, readers."),
        };

    private static IResult Change(RuleBook book, SavedRules saved, RulesBody rules)
    {
        if (rules.Fault() is { } fault)
            return Sentence.Wrong(fault);
        rules.PutInto(book);
        return saved.Save(book) is { } trouble ? Sentence.NotKept(trouble) : Results.NoContent();
    }

    private static IResult With(CaptionTracks tracks, string track, Action<CaptionPipeline> act)
    {
        if (tracks.Find(track) is not { } captions)
            return Unknown(tracks, track);
        act(captions.Pipeline);
        return Results.NoContent();
    }

    private static IResult Unknown(CaptionTracks tracks, string track) =>
        Sentence.NotThere(
            $"There is no track \"{(track.Length > 32 ? track[..32] + "…" : track)}\". There are: {string.Join(", ", tracks.Ids)}."
        );

    /// <summary>No line breaks, no control characters, single spaces.</summary>
    private static string OneLine(string text) =>
        string.Join(
            ' ',
            string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}
