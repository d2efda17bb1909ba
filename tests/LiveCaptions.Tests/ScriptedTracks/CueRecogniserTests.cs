using LiveCaptions.ScriptedTracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.ScriptedTracks;

public sealed class CueRecogniserTests
{
    private static readonly SubtitleCue[] Cues =
    [
        new(AudioTime.FromSeconds(1), AudioTime.FromSeconds(2), [new("good"), new("evening")]),
        new(AudioTime.FromSeconds(3), AudioTime.FromSeconds(4), [new("everybody")]),
    ];

    /// <summary>The words settled in each half second, with an ellipsis while speech goes on.</summary>
    private static List<string> Run(CueRecogniser recogniser, int halves)
    {
        var settled = new List<string>();
        for (var i = 0; i < halves; i++)
        {
            recogniser.Write(new float[AudioTime.SampleRate / 2]);
            var change = recogniser.Step();
            settled.Add($"{string.Join(' ', change.Settled.Select(w => w.Text))}{(change.Speaking ? "…" : "")}");
        }
        return settled;
    }

    [Fact]
    public void Words_settle_at_their_share_of_the_cue_s_time()
    {
        using var recogniser = new CueRecogniser(Cues, "en");

        Assert.Equal(["", "good…", "evening…", "", "", "everybody…", "…", ""], Run(recogniser, 8));
    }

    [Fact]
    public void The_times_of_the_words_fill_the_cue_in_proportion_to_their_letters()
    {
        var words = Cues[0].ToSettledWords().ToList();

        Assert.Equal((1, 2), (words[0].Start.Seconds, words[^1].End.Seconds));
        Assert.Equal(words[0].End, words[1].Start);
        Assert.True(words[1].End - words[1].Start > words[0].End - words[0].Start);
    }

    [Theory]
    [InlineData("en")]
    [InlineData(null)]
    public void The_track_s_time_begins_with_the_first_step_although_nothing_is_said(string? language)
    {
        using var recogniser = new CueRecogniser([], language);
        recogniser.Write(new float[AudioTime.SampleRate / 2]);

        // Without a change the pipeline gives every typed word the time zero.
        Assert.True(recogniser.Step().Changed);
        Assert.False(recogniser.Step().Changed);
    }

    [Fact]
    public void A_loop_starts_over_with_times_that_go_on()
    {
        using var recogniser = new CueRecogniser(Cues[..1], null, AudioTime.FromSeconds(3));

        Run(recogniser, 7);
        recogniser.Write(new float[AudioTime.SampleRate / 2]);
        var word = Assert.Single(recogniser.Step().Settled);

        Assert.Equal(("good", 4), (word.Text, word.Start.Seconds));
    }

    [Fact]
    public void Words_within_skipped_time_settle_at_once()
    {
        using var recogniser = new CueRecogniser(Cues, null);

        Assert.Equal(["good", "evening", "everybody"], recogniser.Skip(AudioTime.SamplesIn(10)).Settled.Select(w => w.Text));
        Assert.False(recogniser.Finish().Speaking);
    }
}
