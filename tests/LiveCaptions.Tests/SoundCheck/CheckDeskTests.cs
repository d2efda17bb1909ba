using LiveCaptions.Captions;
using LiveCaptions.Http;
using LiveCaptions.Recognition;
using LiveCaptions.SoundCheck;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Commands;
using LiveCaptions.Tests.Tracks;
using LiveCaptions.Tracks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.SoundCheck;

/// <summary>Sound checks in virtual time, of a track whose words the test publishes.</summary>
public sealed class CheckDeskTests : IAsyncDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly MonotonicClock monotonic;
    private readonly CaptionTracks tracks = new();
    private readonly SilentRecognisers recognisers = new();
    private readonly DecodeScheduler turns = new();
    private readonly TrackRoster roster;
    private readonly ScriptedWay file = new("file");
    private readonly CheckDesk desk;

    public CheckDeskTests()
    {
        monotonic = new(clock);
        roster = new(
            tracks,
            recognisers,
            new(
                track => new(track.Id, track.Name, monotonic),
                (_, captions) => new(ScriptedSource.Of(0), captions, clock, NullLogger.Instance),
                _ => new(),
                (_, _) => Task.CompletedTask,
                _ => { }
            ),
            turns
        );
        roster.Add(
            new()
            {
                Id = "main",
                Source = "device",
                Language = "en",
            }
        );
        desk = new(new(tracks, roster, [file], monotonic));
    }

    public async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        roster.Dispose();
        turns.Dispose();
        recognisers.Dispose();
    }

    private TrackCaptions Captions => tracks.Find("main")!;

    private async Task<CheckReport> BeginAsync(CheckRequest request)
    {
        var begun = desk.Begin("main", request);
        while (Captions.Readers == 0)
            await Task.Yield();
        return begun;
    }

    /// <summary>Somebody says this within a second; it is on screen a second later and settled after another half.</summary>
    private void Say(string text)
    {
        clock.Advance(TimeSpan.FromSeconds(2));
        Captions.Publish(Talk.Said(2, "", text));
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Captions.Publish(Talk.Said(2.5, "", speaking: false) with { Settled = Talk.Words(text, 1) });
    }

    private async Task<CheckReport> EndAsync()
    {
        while (desk.Show("main", null) is var check)
        {
            if (check.State is not (CheckStage.Listening or CheckStage.Arriving))
                return check;
            Test.Stop.ThrowIfCancellationRequested();
            clock.Advance(CheckRun.Interval);
            await Task.Yield();
        }
        throw new InvalidOperationException();
    }

    [Fact]
    public async Task A_text_that_is_read_aloud_gives_delays_and_wrong_words_and_is_found_on_its_way_out()
    {
        var begun = await BeginAsync(new(Text: "Good evening and welcome to the evening show."));
        Assert.Equal((CheckStage.Listening, true, 40), (begun.State, begun.IsRead, begun.SecondsLeft));
        file.Text = "good evening and welcome";
        Say("Good evening and welcome to an evening show.");

        var result = (await EndAsync()).Result!;

        Assert.Equal((8, 1, 12.5), (result.Words, result.WrongWords, result.WordErrorRate));
        Assert.Equal(new WrongWord("the", "an"), Assert.Single(result.Wrong));
        Assert.Equal((1.0, 1.5), (result.FirstWordDelay, result.SettledDelay));
        Assert.Equal(new WayOut("file", WayState.Arrived, "The file has the words."), Assert.Single(result.Ways));
        Assert.Equal(0, Captions.Readers);
    }

    [Fact]
    public async Task A_way_that_is_used_and_gets_no_words_fails_the_check_and_is_named()
    {
        await BeginAsync(new(Text: "good evening everybody"));
        Hear();
        Say("good evening everybody");

        var result = (await EndAsync()).Result!;

        Assert.False(result.Passed);
        Assert.Equal("The file did not get the words. Look there.", result.Sentence);
    }

    [Fact]
    public async Task A_check_passes_where_the_sound_is_good_and_the_words_arrive()
    {
        await BeginAsync(new(Text: "good evening everybody"));
        Hear();
        file.Text = "good evening everybody";
        Say("good evening everybody");

        var result = (await EndAsync()).Result!;

        Assert.True(result.Passed, result.Sentence);
        Assert.StartsWith("Captions work: All 3 words were right", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_word_the_check_ends_at_its_limit_and_says_what_to_do()
    {
        await BeginAsync(new(Seconds: 5));

        var result = (await EndAsync()).Result!;

        Assert.False(result.Passed);
        Assert.Equal((null, null, null), (result.FirstWordDelay, result.SettledDelay, result.WordErrorRate));
        Assert.StartsWith("No sound came, so there was nothing to caption. Check the input", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_check_runs_at_a_time_and_can_be_cancelled()
    {
        await BeginAsync(new());
        var refused = Assert.Throws<RefusedException>(() => desk.Begin("main", new()));
        Assert.Equal(409, refused.Status);
        Assert.False(await desk.CancelAsync("other"));

        Assert.True(await desk.CancelAsync("main"));

        Assert.Equal(CheckStage.Cancelled, desk.Show("main", null).State);
        Assert.Equal(0, Captions.Readers);
        Assert.False(await desk.CancelAsync("main"));
        await BeginAsync(new());
    }

    [Fact]
    public async Task Each_check_has_another_sentence_so_that_old_words_are_not_taken_for_new_ones()
    {
        var first = await BeginAsync(new());
        await desk.CancelAsync("main");
        var second = await BeginAsync(new());

        Assert.NotEqual(first.Text, second.Text);
        Assert.Equal("en", second.Language);
    }

    [Fact]
    public void The_sentence_is_in_the_language_that_is_asked_for_or_in_that_of_the_track()
    {
        Assert.StartsWith("Guten Abend", desk.Show("main", "de").Text, StringComparison.Ordinal);
        roster.Add(
            new()
            {
                Id = "main",
                Source = "device",
                Language = "de,en",
            }
        );
        Assert.Equal("de", desk.Show("main", null).Language);
        roster.Add(
            new()
            {
                Id = "main",
                Source = "device",
                Language = "de",
                Translate = true,
            }
        );
        Assert.Equal("en", desk.Show("main", null).Language);
    }

    [Fact]
    public void The_demo_clip_says_its_text_by_itself()
    {
        roster.Add(new() { Id = "main", Source = "demo" });
        Assert.False(desk.Show("main", null).IsRead);
    }

    [Theory]
    [InlineData("xx", null, null, 422)]
    [InlineData(null, "", null, 400)]
    [InlineData(null, null, 4.9, 400)]
    [InlineData(null, null, 121.0, 400)]
    [InlineData(null, null, double.NaN, 400)]
    public void A_check_that_cannot_be_done_is_refused(string? language, string? text, double? seconds, int status) =>
        Assert.Equal(status, Assert.Throws<RefusedException>(() => desk.Begin("main", new(language, text, seconds))).Status);

    [Fact]
    public void Tracks_without_speech_and_unknown_ones_are_refused()
    {
        roster.Add(new() { Id = "typist", Source = "typed" });
        Assert.Equal(409, Assert.Throws<RefusedException>(() => desk.Begin("typist", new())).Status);
        Assert.Throws<NoSuchTrackException>(() => desk.Begin("attic", new()));
    }

    /// <summary>The track hears speech with pauses.</summary>
    private void Hear()
    {
        var tap = roster.TapOf("main")!;
        for (var part = 0; part < 10; part++)
            tap.Hear([.. Enumerable.Range(0, 3200).Select(at => (at % 2 == 0 ? 1 : -1) * (part % 2 == 0 ? 0.1f : 0.001f))]);
    }
}
