using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions.Layouts;

/// <summary>Text in a line stays where it is, whatever is said and however often tentative words change.</summary>
public class NoJumpTests
{
    private static readonly int[] Widths = [20, 42, 80];

    public static TheoryData<int, int> Talks => [.. from chars in Widths from seed in Enumerable.Range(1, 12) select (chars, seed)];

    [Theory]
    [MemberData(nameof(Talks))]
    public void Settled_text_never_moves_sideways_and_never_wraps_anew(int chars, int seed)
    {
        var layout = new RollUpLayout(chars, hold: 5);
        var chance = new Random(seed);
        var screen = new SortedDictionary<long, string>();
        var said = "";
        for (var step = 0; step < 400; step++)
        {
            var settled = RandomWords(chance, 1);
            layout.Lay(
                Talk.Said(step * 0.3, "") with
                {
                    Settled = settled,
                    Tentative = [.. RandomWords(chance, 8).Select(w => new TentativeWord(w.Text, w.Joined))],
                    Gap = chance.Next(40) == 0,
                }
            );
            said += string.Concat(settled.Select(word => word.Text));
            Assert.Equal(Enumerable.Range(0, layout.Lines.Count).Select(i => layout.Lines[0].Id + i), layout.Lines.Select(line => line.Id));
            foreach (var line in layout.Lines)
                Keep(screen, line, chars);
            // Behind tentative words nothing is settled, so no settled line stands below them.
            Assert.DoesNotContain(layout.Lines.SkipWhile(line => line.Tentative.Length == 0).Skip(1), line => line.Settled.Length > 0);
        }

        Assert.Equal(said, string.Concat(screen.Values).Replace(" ", "", StringComparison.Ordinal));
    }

    private static void Keep(SortedDictionary<long, string> screen, CaptionLine line, int chars)
    {
        var before = screen.GetValueOrDefault(line.Id, "");
        Assert.StartsWith(before, line.Settled, StringComparison.Ordinal);
        Assert.True(
            line.Settled == before || line.Id >= screen.Where(l => l.Value.Length > 0).Select(l => l.Key).LastOrDefault(),
            "A line that is done has grown."
        );
        screen[line.Id] = line.Settled;
        var text = line.Settled + line.Tentative;
        Assert.InRange(TextColumns.Of(text), 1, chars + LineFiller.Hang);
        // Only a mark hangs over, or the character behind an opening mark that stood there already.
        if (TextColumns.Of(text) > chars)
            Assert.True(
                TextColumns.Of(text.TrimEnd([.. ",.。」！ーゃ"])) <= chars || text[^3..].Contains('「', StringComparison.Ordinal),
                text
            );
    }

    private static SettledWord[] RandomWords(Random chance, int most) =>
        [
            .. Enumerable
                .Range(0, chance.Next(most + 1))
                .Select(_ =>
                {
                    var (text, joined) = chance.Next(12) switch
                    {
                        0 => (",.。」！"[chance.Next(5)].ToString(), true),
                        1 => ("「", chance.Next(2) == 0),
                        2 => (Letters(chance, 25, 60), false),
                        3 or 4 => (
                            string.Concat(Enumerable.Range(0, chance.Next(1, 9)).Select(_ => "今日本語ゃ。「」ー"[chance.Next(9)])),
                            chance.Next(2) == 0
                        ),
                        5 => (Letters(chance, 1, 5), true),
                        _ => (Letters(chance, 1, 13), false),
                    };
                    return new SettledWord(text, joined, AudioTime.Zero, AudioTime.Zero, 1);
                }),
        ];

    private static string Letters(Random chance, int least, int most) => new((char)('a' + chance.Next(26)), chance.Next(least, most));
}
