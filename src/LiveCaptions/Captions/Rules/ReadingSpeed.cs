using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>How fast a reader must be to follow: words a minute over the last ten seconds of speech. Captions are never cut for it; the operator is told.</summary>
/// <remarks>Ofcom and the BBC ask for 160 to 180 words a minute.</remarks>
internal sealed class ReadingSpeed(int limit)
{
    private static readonly long Window = AudioTime.SamplesIn(10);
    private readonly Queue<AudioTime> ends = new();

    /// <summary>Words a minute now; a burst of a second or two is no speed.</summary>
    public int Now { get; private set; }

    /// <summary>True if few people can follow.</summary>
    public bool TooFast => Now > limit;

    /// <summary>Takes words, and the stream time now.</summary>
    public void Note(IEnumerable<SettledWord> words, AudioTime now)
    {
        foreach (var word in words.Where(w => !w.Joined))
            ends.Enqueue(word.End);
        while (ends.TryPeek(out var end) && now - end > Window)
            ends.Dequeue();
        Now = ends.Count * 6;
    }
}
