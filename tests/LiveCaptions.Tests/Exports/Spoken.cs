using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Exports;

/// <summary>Settled words for tests, evenly timed or random.</summary>
internal static class Spoken
{
    public static SettledWord[] Evenly(string text, double from, double secondsPerWord) =>
        [.. text.Split(' ').Select((word, n) => Word(word, from + n * secondsPerWord, from + (n + 1) * secondsPerWord))];

    public static SettledWord[] Characters(string text) =>
        [.. text.Select((c, n) => Word($"{c}", n * 0.15, (n + 1) * 0.15) with { Joined = n > 0 })];

    /// <summary>Random words with what recognition may produce: pauses, words of no length, times that go back, punctuation.</summary>
    public static SettledWord[] AtRandom(int seed, int count)
    {
        var random = new Random(seed);
        var words = new SettledWord[count];
        var now = 0.0;
        for (var i = 0; i < count; i++)
        {
            now += random.Next(8) == 0 ? random.NextDouble() * 4 : 0;
            var length = random.Next(10) == 0 ? 0 : random.NextDouble() * 0.7;
            var text =
                new string((char)('a' + random.Next(26)), random.Next(1, 14))
                + random.Next(9) switch
                {
                    0 => ".",
                    1 => ",",
                    _ => "",
                };
            words[i] = Word(text, Math.Max(0, now - (random.Next(20) == 0 ? 0.3 : 0)), now + length) with
            {
                Joined = i > 0 && random.Next(15) == 0,
            };
            now += length;
        }
        return words;
    }

    private static SettledWord Word(string text, double start, double end) =>
        new(text, false, AudioTime.FromSeconds(start), AudioTime.FromSeconds(end), 0.9f);
}
