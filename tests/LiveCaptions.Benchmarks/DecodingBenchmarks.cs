using BenchmarkDotNet.Attributes;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Benchmarks;

/// <summary>The computing of a step in C#, between two calls of the model.</summary>
[MemoryDiagnoser]
public class DecodingBenchmarks
{
    private readonly float[] row = new float[51864];
    private readonly DiffuseDecoder decoder = new(frames: 500);
    private readonly WordAlignment alignment = new();
    private readonly string[] before = [.. Enumerable.Range(0, 20).Select(i => $"w{i}")],
        now = [.. Enumerable.Range(2, 22).Select(i => $"w{i}")];

    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(1);
        for (var i = 0; i < row.Length; i++)
            row[i] = random.NextSingle() * 20 - 10;
    }

    /// <summary>Once per token read.</summary>
    [Benchmark]
    public int ChooseToken() => TokenChoice.Best(row).Token;

    /// <summary>Once per step that settles words: 60 tokens over ten seconds.</summary>
    [Benchmark]
    public int AlignWords()
    {
        alignment.Align(decoder, firstRow: 1, count: 60);
        return alignment.Starts[^1];
    }

    /// <summary>Once per step.</summary>
    [Benchmark]
    public int LastSharedWord() => ShownWords.LastShared(before, now);

    /// <summary>A decoder whose attention moves evenly through the sound, with noise.</summary>
    private sealed class DiffuseDecoder(int frames) : ISpeechDecoder
    {
        private readonly float[][] rows = Rows(frames);

        public ReadOnlySpan<float> Attention(int position) => rows[position];

        public void Encode(ReadOnlySpan<float> window, int same, int from, TimeStretch stretch) { }

        public void Read(ReadOnlySpan<int> tokens, int past, int rows) { }

        public Span<float> Logits(int position) => [];

        private static float[][] Rows(int frames)
        {
            var random = new Random(2);
            return
            [
                .. Enumerable
                    .Range(0, 64)
                    .Select(r =>
                        Enumerable.Range(0, frames).Select(f => random.NextSingle() + (Math.Abs(f - r * 8) < 6 ? 5 : 0)).ToArray()
                    ),
            ];
        }
    }
}
