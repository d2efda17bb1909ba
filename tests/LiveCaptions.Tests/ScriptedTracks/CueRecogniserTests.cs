using LiveCaptions.ScriptedTracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.ScriptedTracks;

public sealed class CueRecogniserTests
{
    private static readonly SubtitleCue[] Cues =
    [
        new(AudioTime.FromSeconds(1), AudioTime.FromSeconds(2), ["good", "evening"]),
        new(AudioTime.FromSeconds(3), AudioTime.FromSeconds(4), ["everybody"]),
    ];

    /// <summary>What was said by the end of each half second.</summary>
    private static List<string> Hear(CueRecogniser recogniser, int halves)
    {
        var said = new List<string>();
        for (var i = 0; i < halves; i++)
        {
            recogniser.Write(new float[AudioTime.SampleRate / 2]);
            var change = recogniser.Step();
            said.Add($"{string.Join(' ', change.Settled.Select(w => w.Text))}{(change.Speaking ? "…" : "")}");
        }
        return said;
    }

    [Fact]
    public void Words_come_when_their_time_has_come_shared_out_by_letters()
    {
        using var recogniser = new CueRecogniser(Cues, "en");

        Assert.Equal(["", "good…", "evening…", "", "", "everybody…", "…", ""], Hear(recogniser, 8));
    }

    [Fact]
    public void Their_times_are_the_cue_s()
    {
        var words = Cues[0].Spread().ToList();

        Assert.Equal((1, 2), (words[0].Start.Seconds, words[^1].End.Seconds));
        Assert.Equal(words[0].End, words[1].Start);
        Assert.True(words[1].End - words[1].Start > words[0].End - words[0].Start);
    }

    [Fact]
    public void They_begin_again_at_the_end_with_times_that_go_on()
    {
        using var recogniser = new CueRecogniser(Cues[..1], null, AudioTime.FromSeconds(3));

        Hear(recogniser, 7);
        recogniser.Write(new float[AudioTime.SampleRate / 2]);
        var word = Assert.Single(recogniser.Step().Settled);

        Assert.Equal(("good", 4), (word.Text, word.Start.Seconds));
    }

    [Fact]
    public void What_was_skipped_is_said_at_once()
    {
        using var recogniser = new CueRecogniser(Cues, null);

        Assert.Equal(["good", "evening", "everybody"], recogniser.Skip(AudioTime.SamplesIn(10)).Settled.Select(w => w.Text));
        Assert.False(recogniser.Finish().Speaking);
    }
}
