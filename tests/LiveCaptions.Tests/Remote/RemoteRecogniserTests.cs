using LiveCaptions.Remote;
using LiveCaptions.Tests.Recognition;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Time.Testing;
using static LiveCaptions.Tests.Tracks.Changes;

namespace LiveCaptions.Tests.Remote;

/// <summary>A recogniser on another machine that is away at times, and this machine's own in its place.</summary>
public sealed class RemoteRecogniserTests : IDisposable
{
    private const int Second = AudioTime.SampleRate;

    private readonly FakeTimeProvider clock = new();
    private readonly FakeLink link = new();
    private readonly ScriptedRecogniser own = new() { OnStep = _ => new() { Speaking = true } };
    private readonly List<string> told = [];
    private readonly RemoteReport report;
    private readonly RemoteRecogniser track;

    public RemoteRecogniserTests()
    {
        report = new("box", () => "tiny", told.Add);
        track = new(link, new(() => own), report, clock);
    }

    public void Dispose() => track.Dispose();

    private TranscriptChange Hear(double seconds = 1)
    {
        track.Write(new float[(int)(seconds * Second)]);
        clock.Advance(TimeSpan.FromSeconds(seconds));
        return track.Step();
    }

    private static TranscriptChange Known(string settled, string tentative, double end, double heard) =>
        Heard(settled, tentative, end) with
        {
            Heard = AudioTime.FromSeconds(heard),
        };

    private static string Texts(TranscriptChange change) =>
        $"{string.Join(' ', change.Settled.Select(word => word.Text))}|{string.Join(' ', change.Tentative.Select(word => word.Text))}";

    [Fact]
    public void Words_are_those_of_the_other_machine()
    {
        var box = link.Connect();
        track.Terms = ["Anna"];
        Assert.False(Hear().Changed);
        box.Answer(Known("one", "two", 0.9, 1));
        Assert.Equal("one|two", Texts(Hear()));
        box.Answer(Known("", "two three", 0.9, 2));
        box.Answer(Known("two", "three", 1.8, 2));
        Assert.Equal("two|three", Texts(Hear()));

        Assert.Equal(["terms Anna", "hear 16000 at 0", "hear 16000 at 16000", "hear 16000 at 32000"], box.Sent);
        Assert.Empty(own.Asked);
        Assert.Equal("box recognises this computer's sound, with the model large.", Assert.Single(told));
        Assert.Null(report.Notice);
    }

    [Fact]
    public void A_short_loss_of_the_link_is_made_good_by_the_other_machine()
    {
        var box = link.Connect();
        _ = Hear();
        box.Answer(Known("one", "two", 0.75, 1));
        _ = Hear();
        link.Current = null;
        Assert.False(Hear().Changed);
        var again = link.Connect();
        _ = Hear(0.5);

        Assert.Equal(["terms ", $"hear {(int)(3.5 * Second)} at 0"], again.Sent);
        Assert.Empty(own.Asked);
        Assert.Single(told);
    }

    [Fact]
    public void After_two_seconds_this_machine_goes_on_with_the_sound_whose_words_have_not_settled()
    {
        var box = link.Connect();
        (track.Effort, track.Terms) = (Effort.Low, ["Anna"]);
        _ = Hear();
        box.Answer(Known("one", "two", 0.75, 1));
        _ = Hear();
        (link.Current, link.Trouble) = (null, "The connection is lost.");
        _ = Hear();
        own.OnStep = _ => Known("two", "three", 2, 4) with { Changed = false };
        var change = Hear();

        Assert.Equal([$"hear {4 * Second}", "step"], own.Asked);
        Assert.Equal((Effort.Low, "Anna"), (own.Effort, Assert.Single(own.Terms)));
        Assert.Equal("two|three", Texts(change));
        Assert.True(change.Changed);
        Assert.Equal(
            "box is away, so this computer recognises with its own model tiny until it is back. The connection is lost.",
            told[^1]
        );
        Assert.StartsWith("box is away", report.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_says_nothing_is_away_although_the_connection_stands()
    {
        var box = link.Connect();
        _ = track.Step();
        _ = Hear(1.9);
        Assert.Empty(own.Asked);
        _ = Hear(0.1);

        Assert.True(box.IsGivenUp);
        Assert.Equal($"hear {2 * Second}", own.Asked[0]);
        // The same connection is not used again, even while the link still shows it.
        _ = Hear();
        Assert.Equal(3, box.Sent.Count(sent => sent.StartsWith("hear", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_machine_that_has_just_come_back_is_not_given_up_because_it_was_away_before()
    {
        _ = Hear(1.9);
        var box = link.Connect();
        _ = Hear(0.1);
        own.OnStep = _ => Known("own", "", 1.9, 2.1);
        box.Answer(Known("one", "", 1.9, 2.1));

        Assert.Equal("one|", Texts(Hear(0.1)));
        Assert.False(box.IsGivenUp);
        Assert.True(own.IsDisposed);
    }

    [Fact]
    public void Once_the_other_machine_has_recognised_the_same_sound_its_words_count()
    {
        _ = Hear(2);
        own.OnStep = _ => Known("one", "two", 0.9, 3);
        Assert.Equal("one|two", Texts(Hear()));
        var box = link.Connect();
        own.OnStep = _ => Known("too", "free", 1.5, 4);
        Assert.Equal("|too free", Texts(Hear()));
        box.Answer(Known("two", "three", 1.5, 4), behind: true);
        own.OnStep = _ => Known("", "free", 1.5, 5);
        Assert.Equal("|too free", Texts(Hear()));
        box.Answer(Known("three", "four", 2.5, 5.6));
        var change = Hear();

        Assert.Equal("two three|four", Texts(change));
        Assert.True(change.Changed);
        Assert.True(own.IsDisposed);
        Assert.Equal($"hear {4 * Second} at 0", box.Sent[1]);
        Assert.Equal("box is back and recognises again.", told[^1]);
        Assert.Null(report.Notice);
    }

    [Fact]
    public void If_it_is_lost_again_before_that_this_machine_s_words_stand()
    {
        _ = Hear(2);
        link.Connect();
        own.OnStep = _ => Known("one", "two", 0.9, 3);
        Assert.Equal("|one two", Texts(Hear()));
        link.Current = null;
        own.OnStep = _ => Known("two", "three", 1.5, 4);
        Assert.Equal("one two|three", Texts(Hear()));
        own.OnStep = _ => Known("three", "", 2.5, 5);
        Assert.Equal("three|", Texts(Hear()));
    }

    [Fact]
    public void A_machine_that_does_not_catch_up_is_given_up()
    {
        _ = Hear(2);
        var box = link.Connect();
        own.OnStep = step => step == 2 ? Known("one", "two", 0.9, 3) : Known("", "two", 0.9, 3);
        for (var i = 0; i < 8; i++)
        {
            box.Answer(Known("", "", 0, i), behind: true);
            Assert.Empty(Hear().Settled);
        }
        Assert.False(box.IsGivenUp);
        Assert.Equal("one|two", Texts(Hear()));
        Assert.True(box.IsGivenUp);
    }

    [Fact]
    public void The_last_words_are_waited_for()
    {
        var box = link.Connect();
        _ = Hear();
        box.Last = Known("one two", "", 0.9, 1);
        Assert.Equal("one two|", Texts(track.Finish()));
        Assert.Empty(own.Asked);
    }

    [Fact]
    public void If_they_do_not_come_this_machine_settles_them()
    {
        link.Connect();
        _ = Hear();
        own.OnFinish = () => Known("one two", "", 0.9, 1);
        Assert.Equal("one two|", Texts(track.Finish()));
        Assert.Equal(["hear 16000", "finish"], own.Asked);
    }

    [Fact]
    public void Missing_sound_keeps_the_times_right_on_both_machines()
    {
        var box = link.Connect();
        _ = Hear();
        box.Answer(Known("", "one", 0.9, 1));
        _ = track.Skip(Second);
        _ = track.Skip(10 * Second);
        box.Answer(Known("one", "", 0.9, 12));
        Assert.Equal("one|", Texts(Hear()));
        Assert.Equal($"hear {Second} at {12 * Second}", box.Sent[^1]);

        link.Current = null;
        _ = Hear(2);
        Assert.Equal(15 * Second, own.Skipped.Sum() + own.Written.Sum());
    }

    [Fact]
    public void Where_nobody_can_recognise_that_is_told_once_and_tried_again()
    {
        var tries = 0;
        using var alone = new RemoteRecogniser(
            link,
            new(() => ++tries < 3 ? throw new ModelFileException("x.bin", "x.bin is gone.") : own),
            report,
            clock
        );
        for (var i = 0; i < 6; i++)
        {
            alone.Write(new float[Second]);
            clock.Advance(TimeSpan.FromSeconds(1));
            _ = alone.Step();
        }

        Assert.Equal(
            [
                "box is away, and this computer cannot recognise in its place, so there are no captions. x.bin is gone.",
                "box is away, so this computer recognises with its own model tiny until it is back.",
            ],
            told
        );
        Assert.Equal($"hear {6 * Second}", own.Asked[0]);
    }

    [Fact]
    public void Sound_that_is_no_number_is_refused_and_nothing_is_kept_of_it()
    {
        var box = link.Connect();
        Assert.Throws<InvalidSamplesException>(() => track.Write([0, float.NaN]));
        _ = Hear();
        Assert.Equal("hear 16000 at 0", box.Sent[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whatever_happens_to_the_link_every_word_settles_once_and_in_order(int seed)
    {
        var random = new Random(seed);
        using var speech = new RemoteRecogniser(link, new(() => new SteadyRecogniser()), report, clock);
        var settled = new List<string>();
        for (var step = 0; step < 6000; step++)
        {
            if (random.Next(25) == 0)
                link.Current =
                    random.Next(2) == 0 ? null : new FakeConnection { Stream = new SteadyRecogniser(), Answers = random.Next(4) > 0 };
            speech.Write(new float[Second / 10]);
            clock.Advance(TimeSpan.FromSeconds(0.1));
            settled.AddRange(speech.Step().Settled.Select(word => word.Text));
        }
        settled.AddRange(speech.Finish().Settled.Select(word => word.Text));

        Assert.Equal(Enumerable.Range(0, 1200).Select(number => $"w{number}"), settled);
        Assert.Contains(told, sentence => sentence.StartsWith("box is back", StringComparison.Ordinal));
    }
}
