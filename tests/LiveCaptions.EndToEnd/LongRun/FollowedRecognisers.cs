using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.LongRun;

/// <summary>Recognisers that report how much sound they have processed, so that a test waits no longer than necessary.</summary>
internal sealed class FollowedRecognisers(IRecognisers inner) : IRecognisers
{
    private readonly SemaphoreSlim steps = new(0);
    private long heard,
        words;

    public string Model => inner.Model;

    /// <summary>Words settled so far.</summary>
    public long Words => Volatile.Read(ref words);

    public void Check(StreamSettings settings) => inner.Check(settings);

    public ISpeechStream Open(StreamSettings settings) => new Followed(this, inner.Open(settings));

    /// <summary>Waits until this much sound has been processed since the beginning.</summary>
    public async Task UntilAsync(long samples, CancellationToken stop)
    {
        while (Volatile.Read(ref heard) < samples)
            await steps.WaitAsync(stop);
    }

    public void Dispose()
    {
        inner.Dispose();
        steps.Dispose();
    }

    private sealed class Followed(FollowedRecognisers all, ISpeechStream one) : WrappedRecogniser(one)
    {
        private long inHand;

        public override void Write(ReadOnlySpan<float> samples)
        {
            base.Write(samples);
            inHand += samples.Length;
        }

        public override TranscriptChange Step()
        {
            var change = base.Step();
            Interlocked.Add(ref all.heard, inHand);
            inHand = 0;
            all.steps.Release();
            return change;
        }

        protected override TranscriptChange Ask(Func<ISpeechStream, TranscriptChange> ask)
        {
            var change = base.Ask(ask);
            Interlocked.Add(ref all.words, change.Settled.Count);
            return change;
        }
    }
}
