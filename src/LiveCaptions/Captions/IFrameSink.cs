namespace LiveCaptions.Captions;

/// <summary>Receives the newest frames of a track.</summary>
/// <remarks>Threading: called on the track's thread or the operator's, so it must neither wait nor throw.</remarks>
internal interface IFrameSink
{
    /// <summary>How many lines it takes, and whether with tentative words.</summary>
    (int Lines, bool Tentative) Wants { get; }

    /// <summary>Takes the frame that replaces the one before.</summary>
    void Offer(CaptionFrame frame);

    /// <summary>The track was taken away: no more frames come.</summary>
    void End();
}
