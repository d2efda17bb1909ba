using System.Text;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Hardware;

/// <summary>Passes everything on to a recogniser and keeps what it settles.</summary>
internal sealed class WordCollector(IRecogniser inner) : IRecogniser
{
    private readonly StringBuilder text = new();

    /// <summary>All that was settled.</summary>
    public string Text => text.ToString();

    public bool IsBehind => inner.IsBehind;
    public long Backlog => inner.Backlog;
    public Effort Effort { get => inner.Effort; set => inner.Effort = value; }
    public StreamStatistics Statistics => inner.Statistics;
    public void Hear(ReadOnlySpan<float> samples) => inner.Hear(samples);
    public TranscriptChange Step() => Keep(inner.Step());
    public TranscriptChange Skip(long samples) => Keep(inner.Skip(samples));
    public TranscriptChange Finish() => Keep(inner.Finish());
    public void Dispose() => inner.Dispose();

    private TranscriptChange Keep(TranscriptChange change)
    {
        foreach (var word in change.Settled) text.Append(word.Joined || text.Length == 0 ? "" : " ").Append(word.Text);
        return change;
    }
}
