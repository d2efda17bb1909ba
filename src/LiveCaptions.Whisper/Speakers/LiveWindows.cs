namespace LiveCaptions.Whisper.Speakers;

/// <summary>Places windows in speech that is still going on: the first as early as a voice can be told, then one by one.</summary>
/// <remarks>Pure: the speech found so far is the only clock. All positions are samples.</remarks>
internal sealed class LiveWindows
{
    /// <summary>As much speech tells a voice: with 0.8 s, half of the changes between two readers are missed.</summary>
    private static readonly long First = AudioTime.SamplesIn(1.2);

    private static readonly long Hop = AudioTime.SamplesIn(0.4);

    /// <summary>Windows that are computed together cost as much as one.</summary>
    private static readonly long Together = 2 * Hop;

    /// <summary>Less speech at the end of an utterance tells nothing that the window before did not.</summary>
    private static readonly long Rest = AudioTime.SamplesIn(0.2);

    /// <summary>In less speech there is no telling a voice.</summary>
    private static readonly long Shortest = AudioTime.SamplesIn(0.4);

    /// <summary>The same where words settle before <see cref="First"/> has been said: less than the best, but in time for them.</summary>
    private static readonly long Pressing = AudioTime.SamplesIn(0.8);

    /// <summary>After as much silence what was said is printed without waiting for more.</summary>
    private static readonly long Silence = AudioTime.SamplesIn(0.25);

    private long utterance = -1,
        printed; // speech up to here has been printed

    /// <summary>The windows that can be printed now, in order.</summary>
    /// <param name="start">Where the utterance begins.</param>
    /// <param name="end">Where its last speech ends.</param>
    /// <param name="heard">End of the sound.</param>
    /// <param name="pressing">Words of the utterance settle now.</param>
    public IReadOnlyList<(long Start, long End)> Due(long start, long end, long heard, bool pressing)
    {
        if (start != utterance)
            (utterance, printed) = (start, start);
        var windows = new List<(long, long)>();
        var first = printed == start;
        if (
            end - printed
            >= (
                first ? First
                : printed - start < VoiceWindows.Length ? Hop
                : Together
            )
        )
            for (var to = first ? start + First : printed + Hop; to <= end; to += Hop)
                windows.Add(Until(to));
        var silent = heard - end >= Silence;
        if (
            printed == start
                ? end - start
                    >= (
                        silent ? Shortest
                        : pressing ? Pressing
                        : First
                    )
                : silent && end - printed >= Rest
        )
            windows.Add(Until(end));
        return windows;
    }

    private (long Start, long End) Until(long end)
    {
        printed = end;
        return (Math.Max(utterance, end - VoiceWindows.Length), end);
    }
}
