using LiveCaptions.Whisper;

namespace LiveCaptions.Viewers.Segments;

/// <summary>How long after it was said a word may still come: as late as the last ones, with air delay and translation.</summary>
/// <remarks>Pure. In samples.</remarks>
internal sealed class Lateness
{
    /// <summary>Words that are looked at.</summary>
    private const int Words = 64;

    private static readonly long Margin = AudioTime.SamplesIn(1);

    /// <summary>The beginning of a sentence takes this long to show that somebody speaks.</summary>
    private static readonly long Shortest = AudioTime.SamplesIn(3);

    /// <summary>Somebody speaks, and no word settles: a long word, or a slow machine.</summary>
    private static readonly long ShortestSpeaking = AudioTime.SamplesIn(12);

    /// <summary>Players would run out of segments: words that are even later are shown late.</summary>
    private static readonly long Longest = AudioTime.SamplesIn(16);

    private readonly Queue<long> last = new();

    /// <summary>While nobody speaks.</summary>
    public long Quiet { get; private set; } = Shortest;

    /// <summary>While somebody speaks.</summary>
    public long Speaking => Math.Max(Quiet, ShortestSpeaking);

    /// <summary>Notes how late a word was.</summary>
    public void Note(long late)
    {
        if (last.Count == Words)
            last.Dequeue();
        last.Enqueue(late);
        Quiet = Math.Clamp(last.Max() + Margin, Shortest, Longest);
    }
}
