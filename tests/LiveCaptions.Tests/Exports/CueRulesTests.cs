using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Exports;

public class CueRulesTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Cues_of_any_words_keep_the_rules(int seed)
    {
        var words = Spoken.AtRandom(seed, 300);

        var cues = new CueBuilder(new CueRules()).Build(words);

        Assert.Equal(Letters(words.Select(word => word.Text)), Letters(cues.SelectMany(cue => cue.Lines)));
        Assert.All(cues, cue =>
        {
            Assert.InRange(cue.Lines.Count, 1, 2);
            Assert.All(cue.Lines, line => Assert.InRange(line.Length, 1, 42));
            Assert.InRange((cue.End - cue.Start) / 16000.0, 0.08, 7);
        });
        foreach (var (before, after) in cues.Zip(cues.Skip(1)))
            Assert.True(after.Start - before.End >= AudioTime.SamplesIn(0.08), $"{before.End} to {after.Start}");
    }

    [Fact]
    public void Cues_of_ordinary_speech_last_one_to_seven_seconds()
    {
        var words = Spoken.Evenly(
            string.Join(' ', Enumerable.Repeat("and so we went on until the end of the day, which was long.", 20)),
            0,
            0.35
        );

        var cues = new CueBuilder(new CueRules()).Build(words);

        Assert.All(cues, cue => Assert.InRange((cue.End - cue.Start) / 16000.0, 1, 7));
        Assert.All(cues, cue => Assert.True(cue.Lines[^1][^1] is '.' or ',', cue.Lines[^1]));
    }

    private static string Letters(IEnumerable<string> texts) => string.Concat(texts).Replace(" ", "", StringComparison.Ordinal);
}
