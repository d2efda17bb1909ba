using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class WordAlignmentTests
{
    [Fact]
    public void The_path_is_monotonic_whatever_the_attention()
    {
        var alignment = new WordAlignment();
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var noise = new NoisyAttention(random, random.Next(1, 400));
            alignment.Align(noise, 1, random.Next(0, 40));
            for (var i = 1; i < alignment.Starts.Length; i++)
                Assert.True(alignment.Starts[i] >= alignment.Starts[i - 1]);
            Assert.True(alignment.Starts[^1] < noise.Frames);
        }
    }

    /// <summary>A decoder whose attention is noise.</summary>
    private sealed class NoisyAttention(Random random, int frames) : ISpeechDecoder
    {
        private readonly Dictionary<int, float[]> rows = [];
        public int Frames => frames;

        public ReadOnlySpan<float> Attention(int position) =>
            rows.TryGetValue(position, out var row)
                ? row
                : rows[position] = [.. Enumerable.Range(0, frames).Select(_ => random.NextSingle())];

        public Span<float> Logits(int position) => [];

        public void Encode(ReadOnlySpan<float> window, int same, int from, TimeStretch stretch) { }

        public void Read(ReadOnlySpan<int> tokens, int past, int rows) { }
    }
}
