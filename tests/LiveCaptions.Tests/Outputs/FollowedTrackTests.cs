using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Outputs;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Outputs;

public sealed class FollowedTrackTests
{
    private readonly CaptionTracks tracks = new();
    private readonly CollectingViewer screen = new();
    private readonly WordQueue words = new(
        "A test",
        new(TimeProvider.System),
        () => { },
        Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
    );

    private TrackCaptions Add(string id, RuleBook? rules = null)
    {
        var captions = new TrackCaptions(id, id, new(TimeProvider.System), rules);
        tracks.Add(captions);
        return captions;
    }

    private FollowedTrack Follow(string? id, TextOutput output = TextOutput.Exports)
    {
        var followed = new FollowedTrack(tracks, id);
        followed.Join(screen, 42, 5);
        followed.Subscribe(words, output);
        return followed;
    }

    private string[] Taken() =>
        [
            .. words
                .TakeAll()
                .SelectMany(batch =>
                    batch
                        .Corrections.Select(correction => $"{correction.Number}={correction.Text}")
                        .Concat(batch.Words.Select(word => $"{word.Word.Number}:{word.Word.Text}"))
                ),
        ];

    private static CaptionUpdate Said(double at, string text, long first)
    {
        var said = Talk.Said(at, text);
        return said with { Settled = [.. said.Settled.Select((word, n) => word with { Number = first + n })] };
    }

    [Fact]
    public void A_track_that_is_removed_and_added_again_is_followed_and_the_old_one_is_not()
    {
        var old = Add("main");
        using var followed = Follow("main");
        old.Publish(Talk.Said(1, "before"));
        tracks.Remove(old);
        Assert.True(screen.IsOver);
        old.Publish(Talk.Said(2, "unheard"));

        var replaced = Add("main");
        replaced.Publish(Talk.Said(1, "after"));

        Assert.Equal(["1:before", "2:after"], Taken());
        Assert.Equal(["after|"], screen.Frames[^1].Lines.Read());
    }

    [Fact]
    public void Numbers_of_another_track_do_not_collide_with_those_of_the_one_before()
    {
        var old = Add("main");
        using var followed = Follow("main");
        old.Publish(Said(1, "one two", 1));
        tracks.Remove(old);
        var replaced = Add("main");
        replaced.Publish(Said(1, "three", 1));

        replaced.Pipeline.Correct(1, "four");

        Assert.Equal(["1:one", "2:two", "3:three", "3=four"], Taken());
    }

    [Fact]
    public void Outputs_without_a_track_of_their_own_follow_the_first_one()
    {
        using var followed = Follow(null);
        var first = Add("hall");
        var second = Add("stage");
        second.Publish(Talk.Said(1, "not this"));
        first.Publish(Talk.Said(1, "this"));
        tracks.Remove(first);
        second.Publish(Talk.Said(2, "now this"));

        Assert.Equal(["1:this", "4:now", "5:this"], Taken());
    }

    [Theory]
    [InlineData(nameof(TextOutput.Overlay), "d***")]
    [InlineData(nameof(TextOutput.Exports), "DARN")]
    public void Words_and_corrections_come_as_the_output_s_rules_write_them(string output, string written)
    {
        var captions = Add(
            "main",
            new(
                new([KeyValuePair.Create("heck", "darn")], ["darn"]),
                new Dictionary<TextOutput, Treatment>
                {
                    [TextOutput.Overlay] = new(Blocked: Blocked.Mask),
                    [TextOutput.Exports] = new(Casing: Casing.Upper),
                }
            )
        );
        using var followed = Follow("main", Enum.Parse<TextOutput>(output));

        captions.Publish(Said(1, "heck", 1));
        captions.Pipeline.Correct(1, "darn");
        captions.Pipeline.Correct(1, "");

        Assert.Equal([$"1:{written}", $"1={written}", "1="], Taken());
    }

    [Fact]
    public void A_word_that_waits_for_the_stream_is_corrected_and_one_that_was_sent_is_not()
    {
        var captions = new StreamCaptions(StreamCaptionProfile.YouTube, TimeSpan.FromSeconds(4));
        captions.Add([], Said(1, "good mourning", 1).Settled, TimeSpan.FromSeconds(1));
        Assert.Equal("good mourning", captions.Next(TimeSpan.FromSeconds(1)));
        captions.Add([], Said(2, "every body um", 3).Settled, TimeSpan.FromSeconds(1.1));

        captions.Add([new(2, "morning"), new(3, "everybody…"), new(4, ""), new(5, "")], [], TimeSpan.FromSeconds(1.2));

        Assert.Equal("good mourning everybody...", captions.Next(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void A_word_that_is_held_with_the_stream_is_corrected()
    {
        var delayed = new DelayedWords { Delay = TimeSpan.FromSeconds(20) };
        var word = new SettledWord("mourning", false, AudioTime.Zero, AudioTime.Zero, 1) { Number = 7 };
        delayed.Add(new([], [new(word, default, default, SettledAt: TimeSpan.FromSeconds(1))]));

        delayed.Add(new([new(7, "morning")], []));

        Assert.Equal(
            (TimeSpan.FromSeconds(21), "morning"),
            Assert.Single(delayed.Take(TimeSpan.FromSeconds(21)).Select(w => (w.Due, w.Word.Text)))
        );
    }
}
