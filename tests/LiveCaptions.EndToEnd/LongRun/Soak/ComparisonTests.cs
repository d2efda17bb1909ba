namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>The soak's judge finds what is missing, doubled, changed or out of order, and accepts what the ledger explains.</summary>
public sealed class ComparisonTests
{
    private static readonly TypedWord[] Words = [.. Enumerable.Range(0, 5).Select(n => new TypedWord(n, $"w{n}x", 0, 0))];

    private readonly Ledger ledger = new(_ => { });

    [Theory]
    [InlineData("w0x w1x w2x w3x w4x", null)]
    [InlineData("w0x w1x w3x w4x", "w2x of 0.0 s is missing")]
    [InlineData("", "w0x of 0.0 s is missing")]
    [InlineData("w0x w2x w1x w3x w4x", "w2x before w1x")]
    [InlineData("w0x w1x w2x w3x w4x w5x", "\"w5x\", which nobody typed")]
    public void Words_of_a_screen_are_those_that_were_typed_in_order(string seen, string? breach)
    {
        var screen = new SeenWords(ledger);
        screen.TakeScreen(seen);
        var comparison = new Comparison(Words, ledger);
        comparison.ObsText(screen);

        if (breach is null)
            Assert.Empty(comparison.Breaches);
        else
            Assert.Contains(comparison.Breaches, found => found.Contains(breach, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FaultKind.ServiceKilled, true)]
    [InlineData(FaultKind.ObsCrashed, true)]
    [InlineData(FaultKind.ObsUnreachable, true)]
    [InlineData(FaultKind.DiskFull, false)]
    [InlineData(FaultKind.ViewersGone, false)]
    [InlineData(FaultKind.ClockStepped, false)]
    [InlineData(FaultKind.ChildKilled, false)]
    [InlineData(FaultKind.SettingsTorn, false)]
    internal void Only_a_fault_that_can_take_words_of_a_way_out_explains_them(FaultKind fault, bool explains)
    {
        ledger.Begin(fault).Dispose();
        var comparison = new Comparison(Words, ledger);
        comparison.ObsText(new(ledger));

        Assert.Equal(explains, comparison.Breaches.Count == 0);
    }

    [Theory]
    [InlineData(9.5, 12, false)] // it began before: the service knows of it
    [InlineData(12, 25, true)]
    [InlineData(12, 34, true)]
    [InlineData(12, 50, true)] // OBS was out of reach again before it was looked for
    [InlineData(12, 66, false)]
    [InlineData(70, 75, false)]
    public void A_recording_that_began_while_OBS_was_out_of_reach_lacks_words_until_it_is_reached(double begun, double at, bool explained)
    {
        var excuses = new Excuses([
            new(FaultKind.ObsUnreachable, 11, 20, ""),
            new(FaultKind.ObsUnreachable, 34, 50, ""),
            new(FaultKind.ObsUnreachable, 120, 130, ""),
        ]);
        Assert.Equal(explained, excuses.ExplainSidecar(at, begun));
    }

    [Theory]
    [InlineData("a b c", "a b c d", 0)]
    [InlineData("don", "don't", 0)]
    [InlineData("a b c", "a x c", 1)]
    [InlineData("a b c", "a b", 1)]
    public void Settled_text_grows_and_never_changes(string before, string after, int breaches)
    {
        var seen = new SeenWords(ledger);
        seen.Take(1, 0, 1, before);
        seen.Take(1, 0, 1, after);

        Assert.Equal(breaches, seen.Breaches.Count);
    }

    [Theory]
    [InlineData("a b c", "a b c", "", "")]
    [InlineData("a b c", "a c", "1", "")]
    [InlineData("a c", "a b c", "", "1")]
    [InlineData("a b a b a b", "a b", "2 3 4 5", "")]
    [InlineData("", "a", "", "0")]
    [InlineData("a b c d", "x b d", "0 2", "0")]
    public void The_difference_is_the_smallest_one(string first, string second, string onlyFirst, string onlySecond)
    {
        var (lost, added) = Difference.Of(Split(first), Split(second));

        Assert.Equal((onlyFirst.Length == 0 ? 0 : Split(onlyFirst).Length, onlySecond), (lost.Count, string.Join(' ', added)));
        Assert.Equal(Split(second).Length, Split(first).Length - lost.Count + added.Count);
    }

    [Fact]
    public void A_plan_follows_its_seed_and_does_every_fault()
    {
        Assert.Equal(FaultPlan.Of(7, 600), FaultPlan.Of(7, 600));
        Assert.NotEqual(FaultPlan.Of(7, 600), FaultPlan.Of(8, 600));
        Assert.All(new[] { 90.0, 600, 7200 }, seconds =>
            Assert.Equal(Enum.GetValues<FaultKind>(), FaultPlan.Of(1, seconds).Select(fault => fault.Kind).Distinct().Order())
        );
    }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
