namespace LiveCaptions.Scoring;

/// <summary>Times of a correctly recognised word, in seconds of the stream.</summary>
/// <param name="End">The word's end in the sound.</param>
/// <param name="Shown">It appeared for good.</param>
/// <param name="Settled">It could no longer change.</param>
internal readonly record struct WordDelay(double End, double? Shown, double? Settled);
