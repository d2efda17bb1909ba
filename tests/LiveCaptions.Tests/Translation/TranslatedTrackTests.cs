using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tracks;
using LiveCaptions.Translation;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Translation;

/// <summary>A track that translates another one, in virtual time, with an engine of the test.</summary>
public sealed class TranslatedTrackTests : IDisposable
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(0.5);

    private readonly WatchedTime time = new();
    private readonly MonotonicClock clock;
    private readonly RuleBook rules = RuleBook.Empty;
    private readonly OffAir offAir;
    private readonly CaptionTracks tracks = new();
    private readonly TrackCaptions source,
        target;
    private readonly ScriptedTranslator engine = new();
    private readonly TranslatedTrack translated;
    private readonly TrackRecipe recipe;
    private double now;

    public TranslatedTrackTests()
    {
        clock = new(time);
        offAir = new(tracks, clock);
        source = new("main", "Main", clock, rules, offAir: offAir);
        target = new("es", "Español", clock, rules, offAir: offAir);
        tracks.Add(source);
        tracks.Add(target);
        var settings = new TrackSettings
        {
            Id = "es",
            TranslationOf = "main",
            Language = "es",
            Engine = "apertium",
        };
        translated = new(settings, tracks, engine, () => rules.Lists.Vocabulary, clock, NullLogger.Instance);
        recipe = new(translated.Stream, () => AudioTime.FromSeconds(now), time, target.Pipeline.Publish);
        Pass(0.1);
    }

    public void Dispose() => translated.Dispose();

    private string Shown => string.Join(' ', target.Pipeline.Subtitles().Words.Select(word => word.Text));

    private IReadOnlyList<LoggedWord> Words => target.Pipeline.State(100).Words;

    /// <summary>Lets time pass for both tracks.</summary>
    private void Pass(double seconds)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        now += seconds;
        recipe.Step(new float[AudioTime.SamplesIn(seconds)]);
    }

    private void Say(string settled, string tentative = "", bool speaking = true) =>
        source.Pipeline.Publish(Talk.Said(now, settled, tentative, speaking));

    /// <summary>Steps until the engine's loop, which runs on the pool, has done what is waited for.</summary>
    private async Task UntilAsync(Func<bool> done)
    {
        while (!done())
        {
            Test.Stop.ThrowIfCancellationRequested();
            recipe.Step([]);
            await Task.Yield();
        }
    }

    /// <summary>Lets the pause after a failure pass, which begins on the pool some time after the failure is told.</summary>
    private async Task PassBackOffAsync()
    {
        await UntilAsync(() => time.Waits.Contains(FirstBackOff));
        Pass(FirstBackOff.TotalSeconds);
    }

    private static Task<string> Hang(TranslationRequest request, CancellationToken stop) =>
        new TaskCompletionSource<string>().Task.WaitAsync(stop);

    [Fact]
    public async Task Settled_words_are_translated_and_tentative_ones_are_not()
    {
        Say("hello there.", "how are");
        await UntilAsync(() => Shown.Length > 0);

        Assert.Equal("hhello tthere.", Shown);
        Assert.Equal(["hello there."], engine.Asked.Select(asked => asked.Text));
        Assert.Equal(("en", "es"), (engine.Asked.First().From, engine.Asked.First().To));
        Assert.Equal("es", target.Pipeline.Subtitles().Language);
        Assert.Null(translated.Trouble);
    }

    [Fact]
    public async Task Words_have_the_times_of_their_source_by_the_target_tracks_own_clock()
    {
        Pass(20);
        Say("good morning.");
        Pass(3);
        await UntilAsync(() => Shown.Length > 0);

        Assert.InRange(Words[0].Word.Start.Seconds, 19.7, 20.3);
        Assert.InRange(Words[^1].Word.End.Seconds, 20, 20.4);
        // So late they are, to the operator as well.
        Assert.InRange(recipe.Delays.Shown, 2.6, 3.1);
        Assert.InRange(target.Pipeline.State(1).Delays[^1].Delay, 2.6, 3.1);
    }

    [Fact]
    public async Task A_correction_changes_its_word_in_place_and_no_other()
    {
        Say("my dear frend.");
        Say("good day.");
        await UntilAsync(() => Words.Count == 5);
        var before = Words.Select(word => word.Word.Number).ToList();

        source.Pipeline.Correct(source.Pipeline.State(9).Words[2].Word.Number, "friend.");
        await UntilAsync(() => Shown.Contains("ffriend.", StringComparison.Ordinal));

        Assert.Equal("mmy ddear ffriend. ggood dday.", Shown);
        Assert.Equal(before, Words.Select(word => word.Word.Number));
        Assert.Equal(["frend."], Words.Where(word => word.IsCorrected).Select(word => word.Word.Text[1..]));
    }

    [Fact]
    public async Task A_word_that_is_taken_out_is_taken_out_of_the_translation()
    {
        Say("secret.");
        await UntilAsync(() => Words.Count == 1);
        source.Pipeline.Correct(source.Pipeline.State(9).Words[0].Word.Number, "");
        await UntilAsync(() => Shown.Length == 0);

        Assert.Single(engine.Asked);
    }

    [Fact]
    public async Task A_blocked_word_reaches_no_engine()
    {
        rules.Change(new([], ["darn"]), new Dictionary<TextOutput, Treatment> { [TextOutput.Readers] = new(Blocked.Mask) });
        Say("that darn thing.");
        await UntilAsync(() => Shown.Length > 0);

        Assert.Equal("that thing.", Assert.Single(engine.Asked).Text);
    }

    [Fact]
    public async Task An_engine_that_hangs_is_given_up_and_told_and_it_goes_on_by_itself()
    {
        var answer = engine.Answer;
        engine.Answer = Hang;
        Say("one.");
        await UntilAsync(() => engine.Asked.Count == 1);
        Pass(TranslationBacklog.Longest.TotalSeconds + 0.1);
        await UntilAsync(() => Shown.Length > 0);

        Assert.Equal(TranslatedStream.GapMarker, Shown);
        await UntilAsync(() => translated.Trouble is not null);
        Assert.Equal(
            "The engine at 127.0.0.1:1 has not answered for 8 s. Is it too slow for live captions, or has it stopped?",
            translated.Trouble
        );

        engine.Answer = answer;
        Say("two.");
        await PassBackOffAsync();
        await UntilAsync(() => translated.Trouble is null);
        await UntilAsync(() => Words.Count == 2);
        Assert.Equal($"{TranslatedStream.GapMarker} ttwo.", Shown);
    }

    [Fact]
    public async Task An_engine_that_refuses_is_left_alone_for_a_while_and_the_source_goes_on()
    {
        engine.Answer = (_, _) => throw new TranslationException("The engine refuses the key.", lasts: true);
        Say("one.");
        await UntilAsync(() => translated.Trouble is not null);
        Say("two.");
        Pass(5);

        Assert.Equal("The engine refuses the key.", translated.Trouble);
        Assert.Single(engine.Asked);
        Assert.Equal("one. two.", string.Join(' ', source.Pipeline.Subtitles().Words.Select(word => word.Text)));
    }

    [Fact]
    public async Task A_fault_of_the_program_itself_ends_no_track()
    {
        var answer = engine.Answer;
        engine.Answer = (_, _) => throw new InvalidOperationException("secret text");
        Say("one.");
        await UntilAsync(() => translated.Trouble is not null);
        Assert.DoesNotContain("secret", translated.Trouble, StringComparison.Ordinal);

        engine.Answer = answer;
        Say("two.");
        await PassBackOffAsync();
        await UntilAsync(() => Words.Count == 2);
        Assert.Equal($"{TranslatedStream.GapMarker} ttwo.", Shown);
    }

    [Fact]
    public async Task Off_air_nothing_that_is_on_its_way_arrives()
    {
        var held = new TaskCompletionSource<string>();
        engine.Answer = (_, _) => held.Task;
        Say("one.");
        await UntilAsync(() => engine.Asked.Count == 1);
        offAir.Off();
        held.SetResult("uno.");
        offAir.On();
        engine.Answer = (_, _) => Task.FromResult("dos.");
        Say("two.");
        await UntilAsync(() => Shown.Length > 0);

        Assert.Equal("dos.", Shown);
    }

    [Fact]
    public async Task Words_in_the_targets_own_language_are_not_asked_for()
    {
        source.Pipeline.Publish(Talk.Said(now, "buenos días.") with { Language = "es" });
        await UntilAsync(() => Shown.Length > 0);

        Assert.Equal("buenos días.", Shown);
        Assert.Empty(engine.Asked);
    }

    [Fact]
    public async Task A_source_that_is_removed_is_told_and_one_that_comes_back_is_followed()
    {
        Say("half a", "sentence");
        tracks.Remove(source);
        Pass(0.1);
        Assert.False(translated.Stream.Step().Speaking);
        Assert.Contains("There is no track \"main\"", translated.Trouble, StringComparison.Ordinal);

        var again = new TrackCaptions("main", "Main", clock, rules);
        tracks.Add(again);
        Pass(0.1);
        Assert.Null(translated.Trouble);
        again.Pipeline.Publish(Talk.Said(now, "back."));
        await UntilAsync(() => Shown.Length > 0);
        Assert.Equal("bback.", Shown);
    }

    [Fact]
    public async Task What_an_operator_has_paused_is_not_translated()
    {
        source.Pipeline.Pause();
        Say("private.");
        source.Pipeline.Resume();
        Say("public.");
        await UntilAsync(() => Shown.Length > 0);

        Assert.Equal("ppublic.", Shown);
        Assert.Equal(["public."], engine.Asked.Select(asked => asked.Text));
    }

    [Fact]
    public async Task Somebody_speaks_there_until_the_last_translation_has_come()
    {
        var held = new TaskCompletionSource<string>();
        engine.Answer = (_, _) => held.Task;
        Say("one.");
        Say("", speaking: false);
        await UntilAsync(() => engine.Asked.Count == 1);
        Assert.True(translated.Stream.Step().Speaking);

        held.SetResult("uno.");
        await UntilAsync(() => Shown.Length > 0);
        await UntilAsync(() => !translated.Stream.Step().Speaking);
    }

    [Fact]
    public async Task A_track_that_ends_breaks_off_what_it_asks_and_closes_its_engine()
    {
        engine.Answer = Hang;
        Say("one.");
        await UntilAsync(() => engine.Asked.Count == 1);
        translated.Stream.Dispose();
        await translated.Running;
        await UntilAsync(() => engine.IsDisposed);

        Say("two.");
        Assert.Single(engine.Asked);
    }
}
