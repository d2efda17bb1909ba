using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Exports;

/// <summary>Words for tests, with times as a script says or as chance has it.</summary>
internal static class Spoken
{
    public static SettledWord[] Evenly(string text, double from, double secondsAWord) =>
        [.. text.Split(' ').Select((word, n) => Word(word, from + n * secondsAWord, from + (n + 1) * secondsAWord))];

    public static SettledWord[] Characters(string text) =>
        [.. text.Select((c, n) => Word($"{c}", n * 0.15, (n + 1) * 0.15) with { Joined = n > 0 })];

    /// <summary>Talk as it may come: pauses, words without length, times that go back, marks.</summary>
    public static SettledWord[] AtRandom(int seed, int count)
    {
        var chance = new Random(seed);
        var words = new SettledWord[count];
        var now = 0.0;
        for (var i = 0; i < count; i++)
        {
            now += chance.Next(8) == 0 ? chance.NextDouble() * 4 : 0;
            var length = chance.Next(10) == 0 ? 0 : chance.NextDouble() * 0.7;
            var text =
                new string((char)('a' + chance.Next(26)), chance.Next(1, 14))
                + chance.Next(9) switch
                {
                    0 => ".",
                    1 => ",",
                    _ => "",
                };
            words[i] = Word(text, Math.Max(0, now - (chance.Next(20) == 0 ? 0.3 : 0)), now + length) with
            {
                Joined = i > 0 && chance.Next(15) == 0,
            };
            now += length;
        }
        return words;
    }

    private static SettledWord Word(string text, double start, double end) =>
        new(text, false, AudioTime.FromSeconds(start), AudioTime.FromSeconds(end), 0.9f);
}
