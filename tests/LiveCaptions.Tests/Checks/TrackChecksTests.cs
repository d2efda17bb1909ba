using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Checks;
using LiveCaptions.Health;

namespace LiveCaptions.Tests.Checks;

public class TrackChecksTests
{
    private static readonly TrackReport Fine = new("main", "Main", null, "Rode", TrackState.Running, null, true, "en", 0.3, 0.8, 0, 0, 1)
    {
        LastWord = 2,
    };

    private readonly CaptionTracks captions = new();
    private readonly TrackCaptions track = new("main", "Main", new(TimeProvider.System));

    public TrackChecksTests() => captions.Add(track);

    private List<Finding> Look(TrackReport report, CaptionGate? gate = null) =>
        [.. new TrackChecks(new Reports(report), captions, gate).Look()];

    [Fact]
    public void A_track_that_gives_captions_says_when_the_last_word_came() =>
        Assert.Equal("Track main captions Rode; the last word came 2 s ago, 0.3 s after it was spoken.", Assert.Single(Look(Fine)).About);

    public static TheoryData<string, string, string> States =>
        new()
        {
            { "Failed", "Bad", "Track main gives no captions." },
            { "Lost", "Bad", "Track main gives no captions." },
            { "Reopening", "Bad", "Track main gives no captions." },
            { "Silent", "Doubtful", "Track main gives no captions." },
            { "Wordless", "Doubtful", "Track main gives no captions." },
            { "Ended", "Doubtful", "Track main gives no captions." },
            { "Running", "Doubtful", "Track main may lose words." },
        };

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_with_trouble_is_a_finding_with_the_tracks_own_sentence(string state, string mark, string about)
    {
        var finding = Assert.Single(Look(Fine with { State = Enum.Parse<TrackState>(state), Message = "The cable is out." }));

        Assert.Equal((mark, about), (finding.Mark.ToString(), finding.About));
        Assert.Contains("The cable is out.", finding.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_without_an_engine_is_a_finding_of_its_own()
    {
        var finding = Look(Fine with { TranslationOf = "en", Message = "Apertium at 127.0.0.1:2737 takes no connection." })[0];

        Assert.Equal((Mark.Bad, "Track main is not translated."), (finding.Mark, finding.About));
        Assert.Contains("takes no connection", finding.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_state_is_judged()
    {
        foreach (var state in Enum.GetValues<TrackState>().Except([TrackState.Running, TrackState.Starting]))
            Assert.NotEqual(Mark.Good, Look(Fine with { State = state })[0].Mark);
    }

    [Fact]
    public void Captions_that_are_held_back_say_who_holds_them()
    {
        track.Pipeline.Pause();
        Assert.Equal("The operator has paused them.", Look(Fine)[1].Cause);

        track.Pipeline.Resume();
        track.Pipeline.Switch(TextOutput.Overlay, false);
        Assert.Equal("The picture is switched off.", Look(Fine)[1].Cause);

        track.Pipeline.Switch(TextOutput.Overlay, true);
        var gate = new CaptionGate(new(TimeProvider.System));
        gate.Follow("The input \"Mic\" is muted in OBS.");
        Assert.Contains("muted in OBS", Look(Fine, gate)[1].Cause, StringComparison.Ordinal);
    }

    private sealed class Reports(params TrackReport[] tracks) : ITrackReports
    {
        public IReadOnlyList<TrackReport> Tracks => tracks;
    }
}
