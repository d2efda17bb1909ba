using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// How fast somebody speaks, and so how slowly the model is to hear it. Whisper learned from people who say 100 to 200 words a minute; at
/// 340 it takes words for others, or voices for a crowd.
/// </summary>
/// <remarks>Pure: it is told of each decode. All positions and lengths are samples. See docs/decisions/0055-fast-speech.md.</remarks>
internal sealed class SpeechPace
{
    // Letters a second of clear speech: half of all people say fewer than 15, and 340 words a minute are 26 to 30.
    private const double Fast = 24,
        VeryFast = 26,
        FastForSection = 21,
        Slow = 18;

    private const int FramesSeen = 1500;

    // Clear speech over which the pace is measured; in less of it, words that are recognised late look like haste. A section of a
    // recording is read as a whole.
    private static readonly long Span = AudioTime.SamplesIn(4),
        Least = AudioTime.SamplesIn(3),
        LeastOfSection = AudioTime.SamplesIn(1.5);

    // Voices that nobody understands may be a fast speaker's: they are heard slowly for a while, and again after a longer one.
    private static readonly long Unclear = AudioTime.SamplesIn(3),
        Trial = AudioTime.SamplesIn(2),
        Pause = AudioTime.SamplesIn(10);

    private readonly Queue<(long Speech, long Letters)> written = [];
    private TimeStretch stretch;
    private long? unclearSince, // clear speech when people were no longer understood
        triedAt; // and when that was last tried in vain

    /// <summary>Whether so many letters are too many for so much clear speech of a recording's section.</summary>
    public static bool IsFast(long letters, long speech) => speech >= LeastOfSection && Rate(letters, speech) >= FastForSection;

    /// <summary>How slowly the model is to hear a window; it sees no more than 30 s.</summary>
    public TimeStretch StretchOf(int samples) => stretch.FramesCovering(samples) <= FramesSeen ? stretch : TimeStretch.None;

    /// <summary>
    /// The model hears slowly only because nobody was understood: what it writes is believed if it was said fast, and settles once that is
    /// certain. Unclear speech at a usual pace gives a few wrong words when it is heard slowly.
    /// </summary>
    public bool OnTrial { get; private set; }

    /// <summary>Whether what was written is not to be believed.</summary>
    /// <param name="letters">Letters of a window.</param>
    /// <param name="samples">Its length.</param>
    public bool Doubts(int letters, int samples) => OnTrial && Rate(letters, samples) < Slow;

    /// <summary>Somebody was understood.</summary>
    /// <param name="letters">Letters written since the stream began.</param>
    /// <param name="speech">Clear speech since the stream began.</param>
    public void Understood(long letters, long speech)
    {
        (unclearSince, triedAt) = (null, null);
        while (written.TryPeek(out var oldest) && (oldest.Speech < speech - Span || oldest.Letters > letters))
            _ = written.Dequeue();
        written.Enqueue((speech, letters));
        var (from, before) = written.Peek();
        if (speech - from >= Least)
            Adapt(Rate(letters - before, speech - from));
    }

    /// <summary>There were voices, and nobody was understood.</summary>
    /// <param name="speech">Clear speech since the stream began.</param>
    public void NotUnderstood(long speech)
    {
        written.Clear();
        unclearSince ??= speech;
        if (stretch == TimeStretch.None)
        {
            if (speech - unclearSince >= Unclear && (triedAt is null || speech - triedAt >= Pause))
                (stretch, triedAt, OnTrial) = (TimeStretch.Double, speech, true);
        }
        else if (speech - Math.Max(unclearSince.Value, triedAt ?? 0) >= Trial)
            (stretch, triedAt, OnTrial) = (TimeStretch.None, speech, false);
    }

    private void Adapt(double rate)
    {
        OnTrial = false; // the pace is certain
        if (rate >= VeryFast)
            stretch = TimeStretch.Double;
        else if (rate >= Fast && stretch == TimeStretch.None)
            stretch = TimeStretch.Half;
        else if (rate < Slow)
            stretch = TimeStretch.None;
    }

    private static double Rate(long letters, long speech) => letters * (double)AudioTime.SampleRate / speech;
}
