using LiveCaptions.Whisper;
using Whisper.net;

namespace LiveCaptions.Benchmarks.Peers;

/// <summary>Another program's way to caption a stream, measured by the same bench as ours.</summary>
/// <remarks>
/// Whatever arrives while it computes is in its next step, so it is never behind with sound, only late. Whisper.net 1.9.1 transcribes with
/// its defaults; only what its streaming examples set is set. Threading: one thread at a time.
/// </remarks>
internal abstract class PeerStream : ISpeechStream
{
    private readonly WhisperFactory factory;
    private readonly WhisperProcessor processor;
    private readonly List<SegmentData> segments = [];
    private readonly List<float> sound = [];
    private string[] shown = [];
    private long discarded;

    /// <param name="model">Path of the speech model.</param>
    /// <param name="language">ISO 639 code of the language spoken.</param>
    protected PeerStream(string model, string language)
    {
        factory = WhisperFactory.FromPath(model);
        processor = factory
            .CreateBuilder()
            .WithLanguage(language)
            .WithThreads(Environment.ProcessorCount)
            .WithSegmentEventHandler(segments.Add)
            .Build();
        Language = language;
    }

    public bool IsBehind => false;

    public long Backlog => 0;

    public Effort Effort { get; set; }
    public ListedTerms Terms { get; set; } = [];

    public StreamStatistics Statistics { get; private set; } = new();

    /// <summary>The end of all sound, in samples of the stream.</summary>
    protected long End => discarded + sound.Count;

    /// <summary>The oldest sample that is kept.</summary>
    protected long Start => discarded;

    private string Language { get; }

    public void Write(ReadOnlySpan<float> samples) => sound.AddRange(samples);

    public abstract TranscriptChange Step();

    public abstract TranscriptChange Finish();

    public TranscriptChange Skip(long samples)
    {
        sound.AddRange(new float[samples]);
        return new();
    }

    public virtual void Dispose()
    {
        processor.Dispose();
        factory.Dispose();
    }

    /// <summary>Sound between two positions of the stream.</summary>
    protected float[] Between(long from, long until) => [.. sound[(int)(from - discarded)..(int)(until - discarded)]];

    /// <summary>Forgets older sound.</summary>
    protected void DiscardUntil(long position)
    {
        sound.RemoveRange(0, (int)(position - discarded));
        discarded = position;
    }

    /// <summary>The text of this sound.</summary>
    protected string Transcribe(float[] samples)
    {
        segments.Clear();
        processor.Process(samples);
        Statistics = Statistics with { Steps = Statistics.Steps + 1 };
        return string.Concat(segments.Select(segment => segment.Text));
    }

    /// <summary>What viewers see after a step.</summary>
    /// <param name="settled">Text that never changes again.</param>
    /// <param name="tentative">The text after it, which may.</param>
    /// <param name="decoded">The model ran.</param>
    protected TranscriptChange Change(string settled, string tentative, bool decoded)
    {
        var now = new AudioTime(End);
        var words = Words(tentative);
        var changed = settled.Length > 0 || !words.SequenceEqual(shown);
        shown = words;
        return new()
        {
            Decoded = decoded,
            Changed = changed,
            Settled = [.. Words(settled).Select(word => new SettledWord(word, Joined: false, now, now, Probability: 1))],
            Tentative = [.. words.Select(word => new TentativeWord(word, Joined: false))],
            Speaking = words.Length > 0,
            Language = Language,
            Heard = now,
            Until = now,
        };
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
