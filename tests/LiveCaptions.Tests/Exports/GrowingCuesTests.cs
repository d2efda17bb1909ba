using System.Diagnostics;
using LiveCaptions.Exports;

namespace LiveCaptions.Tests.Exports;

public sealed class GrowingCuesTests(ITestOutputHelper output)
{
    private static readonly CueRules Rules = new() { Language = "en" };

    private static string Text(IEnumerable<Cue> cues) => Subtitles.Vtt([.. cues]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 97)]
    [InlineData(4, 600)]
    public void A_text_that_grows_has_the_cues_of_the_whole(int seed, int step)
    {
        var (words, growing, whole) = (Spoken.AtRandom(seed, 1200), new GrowingCues(Rules), new CueBuilder(Rules));
        for (var said = step; said <= words.Length; said += step)
        {
            var cues = growing.Of(words[..said]);
            if (said % 50 < step)
                Assert.Equal(Text(whole.Build(words[..said])), Text(cues));
        }
    }

    [Fact]
    public void A_corrected_or_forgotten_word_changes_its_cue_however_old_it_is()
    {
        var (words, growing, whole) = (Spoken.AtRandom(5, 1000), new GrowingCues(Rules), new CueBuilder(Rules));
        growing.Of(words);
        growing.Of(words);

        words[3] = words[3] with { Text = "corrected" };
        Assert.Equal(Text(whole.Build(words)), Text(growing.Of(words)));
        Assert.Equal(Text(whole.Build(words[200..])), Text(growing.Of(words[200..])));
        Assert.Equal("WEBVTT\n\n", Text(growing.Of([])));
    }

    [Fact]
    public void New_words_cost_the_same_however_long_the_text_is()
    {
        var (words, growing) = (Spoken.AtRandom(6, 20_000), new GrowingCues(Rules));
        growing.Of(words[..19_900]);
        var watch = Stopwatch.StartNew();
        for (var said = 19_901; said <= words.Length; said++)
            growing.Of(words[..said]);
        var each = watch.Elapsed / 100;
        watch.Restart();
        new CueBuilder(Rules).Build(words);

        output.WriteLine($"With 20,000 words: {each.TotalMilliseconds:F1} ms for each new word, {watch.ElapsedMilliseconds} ms anew");
        // In one run on one machine, so that its speed does not matter.
        Assert.True(each < watch.Elapsed / 4, $"{each.TotalMilliseconds:F1} ms against {watch.ElapsedMilliseconds} ms");
    }
}
