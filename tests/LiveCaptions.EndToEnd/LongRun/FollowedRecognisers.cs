using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.LongRun;

/// <summary>Recognisers that tell how much sound they have looked at, so that a test goes on as soon as they have.</summary>
internal sealed class FollowedRecognisers(IRecognisers inner) : IRecognisers
{
    private readonly SemaphoreSlim steps = new(0);
    private long heard, words;

    public string Model => inner.Model;

    /// <summary>Words settled so far.</summary>
    public long Words => Volatile.Read(ref words);

    public void Check(StreamSettings settings) => inner.Check(settings);
    public IRecogniser Open(StreamSettings settings) => new Followed(this, inner.Open(settings));

    /// <summary>Waits until so much sound was looked at, since the beginning.</summary>
    public async Task UntilAsync(long samples, CancellationToken stop)
    {
        while (Volatile.Read(ref heard) < samples) await steps.WaitAsync(stop);
    }

    public void Dispose()
    {
        inner.Dispose();
        steps.Dispose();
    }

    private sealed class Followed(FollowedRecognisers all, IRecogniser one) : IRecogniser
    {
        private long inHand;

        public bool IsBehind => one.IsBehind;
        public long Backlog => one.Backlog;
        public Effort Effort { get => one.Effort; set => one.Effort = value; }
        public StreamStatistics Statistics => one.Statistics;
        public TranscriptChange Skip(long samples) => Count(one.Skip(samples));
        public TranscriptChange Finish() => Count(one.Finish());
        public void Dispose() => one.Dispose();

        public void Hear(ReadOnlySpan<float> samples)
        {
            one.Hear(samples);
            inHand += samples.Length;
        }

        public TranscriptChange Step()
        {
            var change = Count(one.Step());
            Interlocked.Add(ref all.heard, inHand);
            inHand = 0;
            all.steps.Release();
            return change;
        }

        private TranscriptChange Count(TranscriptChange change)
        {
            Interlocked.Add(ref all.words, change.Settled.Count);
            return change;
        }
    }
}
