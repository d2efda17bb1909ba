using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class WordPositionsTests
{
    // Where four tokens begin, and the last one ends.
    private static readonly int[] Starts = [.. new[] { 0, 0.4, 0.8, 1.2, 1.8 }.Select(seconds => (int)AudioTime.SamplesIn(seconds))];

    [Fact]
    public void Words_keep_their_positions_when_the_window_is_cut_before_they_settle()
    {
        var window = new RecognitionWindow(new Agreement(AudioTime.SampleRate), new ShownWords(new()));
        Update(window, "one two three four");
        window.Settle(2);
        var before = WordPositions.ByAttention(window, Starts);
        Assert.Equal([(0.8, 1.2), (1.2, 1.8)], Seconds(before));

        window.Cut(1, AudioTime.SamplesIn(0.4));
        Assert.Equal(Seconds(before), Seconds(WordPositions.ByAttention(window, Starts)));

        Update(window, "three four"); // the next decode counts from the cut window
        Assert.Equal([(0.8, 1.2), (1.2, 1.6)], Seconds(WordPositions.ByAttention(window, Starts)));
    }

    private static void Update(RecognitionWindow window, string text)
    {
        var tokens = SpokenTokens.Of(text);
        window.Update(
            Hypothesis.Of(SpokenTokens.Vocabulary, tokens, Enumerable.Repeat(0.9f, tokens.Length).ToArray()),
            AudioTime.SamplesIn(2)
        );
    }

    private static (double Start, double End)[] Seconds((long Start, long End)[] words) =>
        [.. words.Select(w => (Math.Round(new AudioTime(w.Start).Seconds, 3), Math.Round(new AudioTime(w.End).Seconds, 3)))];
}
