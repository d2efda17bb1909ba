using LiveCaptions.Audio.Inputs;

namespace LiveCaptions.Tests.Audio.Inputs;

public sealed class InputHistoryTests
{
    private static InputHistory Of(params IEnumerable<double> loudness)
    {
        var history = new InputHistory();
        foreach (var level in loudness)
            history.Note(new(level, level <= -120 ? -120 : level + 10, 0));
        return history;
    }

    private static IEnumerable<double> Speech => Enumerable.Range(0, InputHistory.Length).Select(at => at % 4 == 0 ? -55.0 : -24);

    [Fact]
    public void Digital_silence_is_told_only_after_a_while()
    {
        Assert.Null(Of(Enumerable.Repeat(-120.0, InputHistory.Patience - 1)).Hint);
        Assert.Equal(InputHint.Silent, Of(Enumerable.Repeat(-120.0, InputHistory.Patience)).Hint);
    }

    [Fact]
    public void A_room_in_which_hardly_anything_is_heard_is_too_quiet() =>
        Assert.Equal(InputHint.TooQuiet, Of(Enumerable.Repeat(-62.0, InputHistory.Length)).Hint);

    [Fact]
    public void One_word_among_pauses_is_not_too_quiet() => Assert.Null(Of(Enumerable.Repeat(-62.0, 29).Append(-30)).Hint);

    [Fact]
    public void Sound_that_is_cut_off_is_told_at_once()
    {
        var history = new InputHistory();
        history.Note(new(-3, 0, 0.02));
        Assert.Equal(InputHint.Clipping, history.Hint);
    }

    [Fact]
    public void Speech_moves_and_hum_and_silence_do_not()
    {
        Assert.InRange(Of(Speech).Movement, 25, 40);
        Assert.Equal(0, Of(Enumerable.Repeat(-20.0, InputHistory.Length)).Movement);
        Assert.Equal(0, Of(Enumerable.Repeat(-120.0, InputHistory.Length)).Movement);
        Assert.Equal(0, Of(Enumerable.Range(0, InputHistory.Length).Select(at => at % 2 == 0 ? -60.0 : -85)).Movement);
    }

    [Fact]
    public void A_computer_that_plays_nothing_is_no_fault()
    {
        Assert.Equal("Nothing is played at the moment.", InputHistory.Explain(InputHint.Silent, mayBeSilent: true));
        Assert.Contains("muted", InputHistory.Explain(InputHint.Silent, mayBeSilent: false), StringComparison.Ordinal);
        Assert.Null(InputHistory.Explain(null, mayBeSilent: false));
    }
}
