using LiveCaptions.Captions;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Recognition;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Tracks;

public sealed class TrackRecipeTests : IDisposable
{
    private readonly ScriptedRecogniser recogniser = new();
    private readonly List<CaptionUpdate> published = [];
    private readonly TrackRecipe recipe;
    private AudioTime now = AudioTime.FromSeconds(2);

    public TrackRecipeTests() => recipe = new(recogniser, () => now, new FakeTimeProvider(Talk.Start), published.Add);

    public void Dispose() => recogniser.Dispose();

    [Fact]
    public void A_step_hears_recognises_and_publishes_what_changed()
    {
        recogniser.OnStep = _ => Changes.Heard("good", "evening", end: 1.5);

        Assert.True(recipe.Step(new float[320]));

        Assert.Equal(["hear 320", "step"], recogniser.Asked);
        var update = Assert.Single(published);
        Assert.Equal(
            ("good", "evening", true, "en", false),
            (update.Settled[0].Text, update.Tentative[0].Text, update.Speaking, update.Language, update.Gap)
        );
        Assert.Equal((2, 0.5, Talk.Start), (update.Time.Seconds, update.Delay, update.At));
    }

    [Fact]
    public void A_step_without_a_change_publishes_nothing()
    {
        recogniser.OnStep = _ => Changes.Heard("") with { Changed = false };

        Assert.True(recipe.Step([]));

        Assert.Empty(published);
    }

    [Fact]
    public void Lost_sound_is_skipped_and_told_before_the_new_sound_is_heard()
    {
        recogniser.OnSkip = () => Changes.Heard("cut short", end: 1) with { Speaking = false };
        recogniser.OnStep = _ => Changes.Heard("", "behind it", end: 2);

        recipe.Step(new float[320], lost: 100);

        Assert.Equal(["skip 100", "hear 320", "step"], recogniser.Asked);
        Assert.Equal([("cut short", true), ("", false)], published.Select(u => (string.Join(' ', u.Settled.Select(w => w.Text)), u.Gap)));
    }

    [Fact]
    public void Sound_that_a_failed_step_did_not_hear_is_skipped_by_the_next_so_that_times_stay_right()
    {
        recogniser.OnSkip = () => throw new InvalidSamplesException("cannot settle");
        Assert.Throws<InvalidSamplesException>(() => recipe.Step(new float[320], lost: 100));
        recogniser.OnSkip = () => new();
        recogniser.OnHear = () => throw new InvalidSamplesException("not sound");
        Assert.Throws<InvalidSamplesException>(() => recipe.Step(new float[50]));
        recogniser.OnHear = () => { };
        recipe.Step(new float[10]);
        recipe.Step(new float[10]);

        Assert.Equal(["skip 100", "skip 420", "hear 50", "skip 50", "hear 10", "step", "hear 10", "step"], recogniser.Asked);
    }

    [Fact]
    public void A_decode_that_failed_has_heard_its_sound()
    {
        recogniser.OnStep = step => step == 1 ? throw new NativeLibraryException("no") : new();
        Assert.Throws<NativeLibraryException>(() => recipe.Step(new float[320]));
        recipe.Step(new float[10]);

        Assert.DoesNotContain(recogniser.Asked, asked => asked.StartsWith("skip", StringComparison.Ordinal));
    }

    [Fact]
    public void The_end_settles_everything()
    {
        recogniser.OnFinish = () => Changes.Heard("good night", end: 2, speaking: false);
        now = AudioTime.FromSeconds(3);

        Assert.True(recipe.Finish());

        Assert.Equal((2, false, 3), (published[0].Settled.Count, published[0].Speaking, published[0].Time.Seconds));
    }
}
