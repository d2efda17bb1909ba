using LiveCaptions.Outputs;
using LiveCaptions.Outputs.Elsewhere;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Words for outputs, written short.</summary>
internal static class Spoken
{
    /// <summary>Words of a text, all settled at one moment; a word after a + is joined.</summary>
    public static WordBatch Words(string text, double at = 0, long first = 1) =>
        new(
            [],
            [
                .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(
                        (word, n) =>
                            new SpokenWord(
                                new(word.TrimStart('+'), word[0] == '+', AudioTime.Zero, AudioTime.Zero, 1) { Number = first + n },
                                At(at - 1),
                                At(at - 0.5),
                                At(at)
                            )
                    ),
            ]
        );

    public static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>A text that was made of words.</summary>
    public static Outgoing Text(params string[] lines) => new(1, lines, Words(string.Join(' ', lines)).Words);
}
