using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions;

/// <summary>Changes that a track publishes, written short: settled words, then tentative ones; a word after a + is joined.</summary>
internal static class Talk
{
    /// <summary>The wall clock at stream time zero.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 20, 0, 0, TimeSpan.Zero);

    /// <param name="at">Seconds of stream time; the settled words end there.</param>
    public static CaptionUpdate Said(double at, string settled, string tentative = "", bool speaking = true, bool gap = false) =>
        new(
            Words(settled, at),
            [.. Texts(tentative).Select(w => new TentativeWord(w.Text, w.Joined))],
            speaking,
            "en",
            AudioTime.FromSeconds(at),
            Start.AddSeconds(at),
            0.4,
            gap
        );

    public static SettledWord[] Words(string text, double end) =>
        [.. Texts(text).Select(w => new SettledWord(w.Text, w.Joined, AudioTime.FromSeconds(end - 0.3), AudioTime.FromSeconds(end), 0.9f))];

    /// <summary>The same change, said by this voice.</summary>
    public static CaptionUpdate By(this CaptionUpdate update, int speaker) =>
        update with
        {
            Settled = [.. update.Settled.Select(word => word with { Speaker = speaker })],
        };

    /// <summary>Words drawn from a vocabulary, a second each.</summary>
    public static SettledWord[] Drawn(string[] vocabulary, int count, Random random) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(n => new SettledWord(
                    vocabulary[random.Next(vocabulary.Length)],
                    false,
                    AudioTime.FromSeconds(n),
                    AudioTime.FromSeconds(n + 1),
                    0.9f
                )
                {
                    Number = n + 1,
                }),
        ];

    /// <summary>Publishes a change as the track does.</summary>
    public static void Publish(this TrackCaptions captions, CaptionUpdate update) => captions.Pipeline.Publish(update);

    /// <summary>Lines as a viewer reads them, the settled part before a bar.</summary>
    public static IEnumerable<string> Read(this IEnumerable<CaptionLine> lines) => lines.Select(line => $"{line.Settled}|{line.Tentative}");

    private static IEnumerable<(string Text, bool Joined)> Texts(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0] == '+' ? (word[1..], true) : (word, false));
}
