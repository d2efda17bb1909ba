using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Measures a track's delays: seconds from sound to its words on screen and to their settling, and sound without words.</summary>
/// <remarks>Threading: written by the track, read by anybody; each figure is whole in itself.</remarks>
internal sealed class DelayMeter
{
    private const int Words = 50;
    private readonly Queue<double> recent = new(Words);
    private double shown,
        settled,
        unheard;
    private volatile bool sung;

    /// <summary>Seconds from the newest sound behind the words on screen to their publication, at the last change.</summary>
    public double Shown => Volatile.Read(ref shown);

    /// <summary>Seconds from a word's end to its settling: the median of the last words.</summary>
    public double Settled => Volatile.Read(ref settled);

    /// <summary>Seconds of speech-like sound for which no word is on screen.</summary>
    public double Unheard => Volatile.Read(ref unheard);

    /// <summary>Somebody sings, which is not captioned.</summary>
    public bool Sung => sung;

    /// <summary>Notes what a step changed.</summary>
    /// <param name="now">Stream time.</param>
    public void Note(TranscriptChange change, AudioTime now)
    {
        Volatile.Write(ref unheard, new AudioTime(change.Unheard).Seconds);
        sung = change.Sung;
        if (change.Settled.Count == 0 && change.Tentative.Count == 0)
            return;
        if (change.Decoded)
            Volatile.Write(ref shown, Math.Max(0, new AudioTime(now - change.Until).Seconds));
        if (change.Settled.Count == 0)
            return;
        foreach (var word in change.Settled)
        {
            if (recent.Count == Words)
                recent.Dequeue();
            recent.Enqueue(new AudioTime(now - word.End).Seconds);
        }
        Volatile.Write(ref settled, Math.Max(0, recent.Order().ElementAt(recent.Count / 2)));
    }
}
