namespace LiveCaptions.Whisper.Speakers;

/// <summary>Places the windows in which voices are printed: within speech, so that each mostly holds one voice and no pause.</summary>
internal static class VoiceWindows
{
    /// <summary>What the network was trained with.</summary>
    public static readonly long Length = AudioTime.SamplesIn(1.6);

    /// <summary>From one window to the next: short, since a change of speakers is found between two of them.</summary>
    private static readonly long Hop = AudioTime.SamplesIn(0.4);

    /// <summary>In less sound there is no telling a voice.</summary>
    private static readonly long Shortest = AudioTime.SamplesIn(0.4);

    /// <summary>Windows of speech between two positions, in order; the last one ends with the speech.</summary>
    public static IEnumerable<(long Start, long End)> In(long start, long end)
    {
        if (end - start < Shortest)
            yield break;
        for (var from = start; from + Length < end; from += Hop)
            yield return (from, from + Length);
        yield return (Math.Max(start, end - Length), end);
    }
}
