using LiveCaptions.Whisper;

namespace LiveCaptions.Viewers.Segments;

/// <summary>Six seconds of a track's captions as players fetch them; what is listed never changes.</summary>
/// <param name="Number">Its media sequence number, one more than that of the segment before.</param>
/// <param name="Start">When it begins: samples since 1970, see <see cref="Dates"/>.</param>
/// <param name="Cues">Its cues as WebVTT; empty: nobody spoke.</param>
internal sealed record CaptionSegment(long Number, AudioTime Start, string Cues)
{
    /// <summary>How long each is.</summary>
    public const int Seconds = 6;

    /// <summary>Time jumps before it.</summary>
    public bool Jumps { get; init; }
}

/// <summary>The segments that are listed at one moment, oldest first.</summary>
/// <param name="Jumps">Segments behind a jump of time that are not listed any more.</param>
internal sealed record SegmentList(IReadOnlyList<CaptionSegment> Segments, long Jumps)
{
    /// <summary>The segment of this number; null: it is not listed yet, or not any more.</summary>
    public CaptionSegment? Find(long number) =>
        number - Segments[0].Number is >= 0 and var at && at < Segments.Count ? Segments[(int)at] : null;
}
