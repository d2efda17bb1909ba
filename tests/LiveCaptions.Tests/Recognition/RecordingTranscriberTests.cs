using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

public sealed class RecordingTranscriberTests
{
    [Fact]
    public async Task Sound_is_recognised_in_the_same_blocks_however_the_pipe_delivers_it()
    {
        Assert.Equal(await LengthsAsync(40_000), await LengthsAsync(1, 799, 1600, 4000, 33_600));
        Assert.Equal(40_000, (await LengthsAsync(40_000)).Sum());
    }

    private static async Task<List<int>> LengthsAsync(params int[] parts)
    {
        using var recognisers = new Counting();
        using var transcriber = new RecordingTranscriber(recognisers, new StreamSettings());
        await foreach (var _ in transcriber.TranscribeAsync(Parts(parts), Test.Stop)) { }
        return recognisers.Heard;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> Parts(int[] lengths)
    {
        foreach (var length in lengths)
            yield return new float[length];
        await Task.CompletedTask;
    }

    private sealed class Counting : IRecognisers, ISpeechStream
    {
        public List<int> Heard { get; } = [];
        public string Model => "counting";
        public bool IsBehind => false;
        public long Backlog => 0;
        public Effort Effort { get; set; }
        public StreamStatistics Statistics { get; } = new();

        public void Check(StreamSettings settings) { }

        public ISpeechStream Open(StreamSettings settings) => this;

        public void Write(ReadOnlySpan<float> samples) => Heard.Add(samples.Length);

        public TranscriptChange Step() => new();

        public TranscriptChange Skip(long samples) => new();

        public TranscriptChange Finish() => new();

        public void Dispose() { }
    }
}
