using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Commands;

/// <summary>Recognisers that never hear a word.</summary>
internal sealed class SilentRecognisers : IRecognisers
{
    public string Model => "silent";

    public void Check(StreamSettings settings) { }

    public ISpeechStream Open(StreamSettings settings) => new Silent();

    public void Dispose() { }

    private sealed class Silent : ISpeechStream
    {
        public bool IsBehind => false;
        public long Backlog => 0;
        public Effort Effort { get; set; }
        public ListedTerms Terms { get; set; } = [];
        public StreamStatistics Statistics { get; } = new();

        public void Write(ReadOnlySpan<float> samples) { }

        public TranscriptChange Step() => new();

        public TranscriptChange Skip(long samples) => new();

        public TranscriptChange Finish() => new();

        public void Dispose() { }
    }
}
