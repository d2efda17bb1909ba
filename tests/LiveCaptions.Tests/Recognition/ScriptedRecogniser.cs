using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

/// <summary>Answers each step as the test says, and records its calls.</summary>
internal sealed class ScriptedRecogniser : ISpeechStream
{
    /// <summary>The answer to a step, by its number from 1; may throw.</summary>
    public Func<int, TranscriptChange> OnStep { get; set; } = _ => new();

    public Func<TranscriptChange> OnSkip { get; set; } = () => new();
    public Func<TranscriptChange> OnFinish { get; set; } = () => new();
    public Action OnHear { get; set; } = () => { };
    public Action OnDispose { get; set; } = () => { };
    public Func<bool> Behind { get; set; } = () => false;

    /// <summary>"hear 320", "step", "skip 100", "finish", in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>The lengths of the blocks that were written, in samples.</summary>
    public List<int> Written { get; } = [];

    /// <summary>The lengths of the gaps, in samples.</summary>
    public List<long> Skipped { get; } = [];

    public int Steps { get; private set; }
    public bool IsDisposed { get; private set; }
    public bool IsBehind => Behind();
    public long Backlog => 0;
    public Effort Effort { get; set; }
    public ListedTerms Terms { get; set; } = [];
    public StreamStatistics Statistics => new() { Steps = Steps };

    public void Write(ReadOnlySpan<float> samples)
    {
        Asked.Add($"hear {samples.Length}");
        Written.Add(samples.Length);
        OnHear();
    }

    public TranscriptChange Step()
    {
        Asked.Add("step");
        return OnStep(++Steps);
    }

    public TranscriptChange Skip(long samples)
    {
        Asked.Add($"skip {samples}");
        Skipped.Add(samples);
        return OnSkip();
    }

    public TranscriptChange Finish()
    {
        Asked.Add("finish");
        return OnFinish();
    }

    public void Dispose()
    {
        IsDisposed = true;
        OnDispose();
    }
}
